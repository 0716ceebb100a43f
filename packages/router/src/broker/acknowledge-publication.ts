import { ErrorUri, MessageType as T } from "@junctor/core";
import type { PublishMessage } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import { errorReply } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import type { StoreOutcome } from "./store-event.ts";

/** What is to be acknowledged. */
export interface Acknowledgement {
  readonly publication: { readonly id: number; readonly message: PublishMessage };
  readonly outcome: StoreOutcome | Promise<StoreOutcome>;
}

const notStored: Refusal = {
  error: ErrorUri.NOT_STORED,
  text: "the event was delivered to its subscribers, but could not be stored",
};

/**
 * PUBLISHED, or ERROR if the event could not be stored: at once, or when the store has it. Publications that a store
 * needs time for are acknowledged in the order of their PUBLISHes; others do not wait for them.
 */
export function acknowledgePublication(realm: Realm, publisher: Session, acknowledgement: Acknowledgement): void {
  const { publication, outcome } = acknowledgement;
  if (typeof outcome === "string") answer(publisher, publication, outcome);
  else publisher.acknowledged = acknowledgeLater(realm, publisher, acknowledgement);
}

async function acknowledgeLater(realm: Realm, publisher: Session, acknowledgement: Acknowledgement): Promise<void> {
  const earlier = publisher.acknowledged;
  const outcome = await acknowledgement.outcome;
  await earlier;
  if (realm.sessions.get(publisher.id) === publisher) answer(publisher, acknowledgement.publication, outcome);
}

function answer({ outbox }: Session, { id, message }: Acknowledgement["publication"], outcome: StoreOutcome): void {
  if (outcome === "failed") outbox.deliver(errorReply(message, notStored));
  else outbox.deliver({ type: T.PUBLISHED, request: message.request, publication: id });
}

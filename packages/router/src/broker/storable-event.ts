import type { Dict, PublishMessage } from "@junctor/core";
import { carryPassthru } from "../payload-passthru.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import type { ReceiverList } from "./receiver-lists.ts";

/** A publication as it is delivered. */
export interface Delivered {
  readonly id: number;
  readonly excluded: Session | undefined;
  readonly lists: readonly ReceiverList[];
  readonly rkey: string | undefined;
  readonly disclosed: Dict;
  readonly message: PublishMessage;
}

/**
 * What a store keeps of a publication. The payload is copied, so that the octets it arrived among are not kept.
 * @throws {PayloadError} if the payload does not stem from the publisher and its serializer cannot express it.
 */
export function storableEvent(realm: Realm, publisher: Session, publication: Delivered): StoredEvent {
  const { id, excluded, lists, rkey, disclosed, message } = publication;
  const codec = publisher.outbox.serializer;
  const { serializer, count, bytes } = message.payload.encodedFor(codec);
  return {
    topic: message.topic,
    publication: id,
    timestamp: realm.clock.now(),
    expires: undefined,
    details: carryPassthru(disclosed, message.options),
    excluded: excluded?.id,
    lists,
    rkey,
    payload: { serializer, count, bytes: new Uint8Array(bytes) },
    codec,
  };
}

import { EMPTY_DICT, MessageType as T, Payload, randomId } from "@junctor/core";
import { deliverEvent } from "../broker/deliver-event.ts";
import type { Subscription } from "../broker/subscriptions.ts";
import { OutgoingMessage } from "../outbox/outgoing-message.ts";
import type { Realm } from "../realm/realm.ts";
import { matchingSubscriptions } from "./matching-subscriptions.ts";

/**
 * Publishes an event of the router itself, to everybody who subscribed to it (spec: T37).
 * While nobody listens it costs one look into the subscriptions.
 * @param args makes the arguments; called only if somebody listens.
 */
export function publishMetaEvent(realm: Realm, topic: string, args: () => readonly unknown[]): void {
  const subscriptions = matchingSubscriptions(realm, topic);
  if (subscriptions.length === 0) return;
  const publication = { id: randomId(realm.random), topic, payload: Payload.of(args()) };
  for (const subscription of subscriptions) deliverEvents(realm, subscription, publication);
}

interface MetaPublication {
  readonly id: number;
  readonly topic: string;
  readonly payload: Payload;
}

function deliverEvents(realm: Realm, subscription: Subscription, { id, topic, payload }: MetaPublication): void {
  const details = subscription.match === "exact" ? EMPTY_DICT : { topic };
  const event = new OutgoingMessage({
    type: T.EVENT,
    subscription: subscription.id,
    publication: id,
    details,
    payload,
  });
  for (const subscriber of subscription.subscribers) deliverEvent(subscriber, event, realm.counters);
}

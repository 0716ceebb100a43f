import { isReservedUri } from "@junctor/core";
import type { Subscription } from "../broker/subscriptions.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import { publishMetaEvent } from "./publish-meta-event.ts";
import { subscriptionDetails } from "./subscription-details.ts";

/**
 * Tells that a session became a subscriber, and first, if it is the only one, that the subscription was created
 * (spec: AP-MSUB-02 to AP-MSUB-04); a recorded one was there before. Nothing is told of subscriptions to what is under
 * `wamp` (spec: T37).
 */
export function announceSubscribed(realm: Realm, session: Session, subscription: Subscription): void {
  if (isReservedUri(subscription.topic)) return;
  if (subscription.subscribers.size === 1 && !subscription.recorded) {
    publishMetaEvent(realm, "wamp.subscription.on_create", () => [session.id, subscriptionDetails(subscription)]);
  }
  publishMetaEvent(realm, "wamp.subscription.on_subscribe", () => [session.id, subscription.id]);
}

/**
 * Tells that a session is a subscriber no more, and then, if it was the last, that the subscription was deleted
 * (spec: AP-MSUB-03, AP-MSUB-04).
 */
export function announceUnsubscribed(realm: Realm, session: Session, subscription: Subscription): void {
  if (isReservedUri(subscription.topic)) return;
  publishMetaEvent(realm, "wamp.subscription.on_unsubscribe", () => [session.id, subscription.id]);
  if (subscription.subscribers.size > 0 || subscription.recorded) return;
  publishMetaEvent(realm, "wamp.subscription.on_delete", () => [session.id, subscription.id]);
}

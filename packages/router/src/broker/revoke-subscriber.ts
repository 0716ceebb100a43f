import { EMPTY_DICT, MessageType as T } from "@junctor/core";
import { announceUnsubscribed } from "../meta/subscription-events.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";

/**
 * Takes `subscriber` off a subscription it holds. It is told only if it announced that it understands
 * (spec: AP-REV-02, AP-REV-03).
 * @param reason a URI for the subscriber. Default: none is given.
 */
export function revokeSubscriber(
  realm: Realm,
  subscriber: Session,
  [subscription, reason]: [id: number, reason?: string],
): void {
  const held = realm.subscriptions.remove(subscriber, subscription);
  if (subscriber.announces("subscriber", "subscription_revocation")) {
    const why = reason === undefined ? EMPTY_DICT : { reason };
    subscriber.outbox.deliver({ type: T.UNSUBSCRIBED, request: 0, details: { subscription, ...why } });
  }
  if (held !== undefined) announceUnsubscribed(realm, subscriber, held);
}

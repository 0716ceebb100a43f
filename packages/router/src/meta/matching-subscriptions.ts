import { isReservedUri } from "@junctor/core";
import type { Subscription } from "../broker/subscriptions.ts";
import type { Realm } from "../realm/realm.ts";

/**
 * The subscriptions an event on `topic` goes to. Events under `wamp` go only to those whose pattern starts with that
 * component too: who subscribes to everything does not mean the router's own events, just as no registration of
 * everything gets the calls the router answers (spec: T19).
 */
export function matchingSubscriptions(realm: Realm, topic: string): readonly Subscription[] {
  const matching = realm.subscriptions.match(topic);
  if (matching.length === 0 || !isReservedUri(topic)) return matching;
  return matching.filter((subscription) => isReservedUri(subscription.topic));
}

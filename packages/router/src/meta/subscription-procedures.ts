import { ErrorUri, WampError } from "@junctor/core";
import type { Subscription } from "../broker/subscriptions.ts";
import type { Realm } from "../realm/realm.ts";
import { idsByMatch } from "./ids-by-match.ts";
import { matchingSubscriptions } from "./matching-subscriptions.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";
import { subscriptionDetails } from "./subscription-details.ts";

const list: MetaProcedure = (realm) => [idsByMatch(realm.subscriptions.values())];

const lookup: MetaProcedure = (realm, _caller, args) => [
  realm.subscriptions.find(args.text(0, "topic"), args.match(1, "options"))?.id ?? null,
];

const match: MetaProcedure = (realm, _caller, args) => {
  const ids = matchingSubscriptions(realm, args.text(0, "topic")).map(({ id }) => id);
  return [ids.length === 0 ? null : ids];
};

const get: MetaProcedure = (realm, _caller, args) => [subscriptionDetails(find(realm, args))];

const listSubscribers: MetaProcedure = (realm, _caller, args) => [
  Array.from(find(realm, args).subscribers, ({ id }) => id),
];

const countSubscribers: MetaProcedure = (realm, _caller, args) => [find(realm, args).subscribers.size];

/** What is subscribed to, and by whom (spec: AP-MSUB-05 to AP-MSUB-10). */
export const subscriptionProcedures: MetaProcedures = [
  ["wamp.subscription.list", list],
  ["wamp.subscription.lookup", lookup],
  ["wamp.subscription.match", match],
  ["wamp.subscription.get", get],
  ["wamp.subscription.list_subscribers", listSubscribers],
  ["wamp.subscription.count_subscribers", countSubscribers],
];

function find(realm: Realm, args: MetaArguments): Subscription {
  const subscription = realm.subscriptions.get(args.id(0, "subscription"));
  if (subscription === undefined) throw new WampError(ErrorUri.NO_SUCH_SUBSCRIPTION);
  return subscription;
}

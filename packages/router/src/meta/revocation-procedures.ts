import { EMPTY_DICT, ErrorUri, MessageType as T, WampError } from "@junctor/core";
import type { Dict } from "@junctor/core";
import { revokeCallee } from "../dealer/revoke-callee.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";
import { refuseUnlessKilling } from "./refuse-unless-killing.ts";
import { announceUnsubscribed } from "./subscription-events.ts";

const removeCallee: MetaProcedure = (realm, _caller, args) => {
  refuseUnlessKilling(realm);
  const [id, callee] = [args.id(0, "registration"), findSession(realm, args, "callee")];
  const reason = args.optionalText(2, "reason");
  if (realm.registrations.get(id) === undefined) throw new WampError(ErrorUri.NO_SUCH_REGISTRATION);
  if (callee === undefined || !callee.registrations.has(id)) throw new WampError(ErrorUri.NO_SUCH_SESSION);
  revokeCallee(realm, callee, reason === undefined ? [id] : [id, reason]);
  return [];
};

/** The subscriber is told only if it announced that it understands. */
const removeSubscriber: MetaProcedure = (realm, _caller, args) => {
  refuseUnlessKilling(realm);
  const [id, subscriber, reason] = [
    args.id(0, "subscription"),
    findSession(realm, args, "subscriber"),
    readReason(args),
  ];
  if (realm.subscriptions.get(id) === undefined) throw new WampError(ErrorUri.NO_SUCH_SUBSCRIPTION);
  if (subscriber === undefined || !subscriber.subscriptions.has(id)) throw new WampError(ErrorUri.NO_SUCH_SESSION);
  const subscription = realm.subscriptions.remove(subscriber, id);
  if (subscriber.announces("subscriber", "subscription_revocation")) {
    subscriber.outbox.deliver({ type: T.UNSUBSCRIBED, request: 0, details: { subscription: id, ...reason } });
  }
  if (subscription !== undefined) announceUnsubscribed(realm, subscriber, subscription);
  return [];
};

/** Ends what another session holds; only in realms that allow it (spec: AP-REV-01 to AP-REV-04, AP-MSUB-11). */
export const revocationProcedures: MetaProcedures = [
  ["wamp.registration.remove_callee", removeCallee],
  ["wamp.subscription.remove_subscriber", removeSubscriber],
];

function findSession(realm: Realm, args: MetaArguments, keyword: string): Session | undefined {
  return realm.sessions.get(args.id(1, keyword));
}

function readReason(args: MetaArguments): Dict {
  const reason = args.optionalText(2, "reason");
  return reason === undefined ? EMPTY_DICT : { reason };
}

import { ErrorUri, WampError } from "@junctor/core";
import { revokeSubscriber } from "../broker/revoke-subscriber.ts";
import { revokeCallee } from "../dealer/revoke-callee.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";
import { refuseUnlessKilling } from "./refuse-unless-killing.ts";

const removeCallee: MetaProcedure = (realm, _caller, args) => {
  refuseUnlessKilling(realm);
  const [id, callee] = [args.id(0, "registration"), findSession(realm, args, "callee")];
  const reason = args.optionalText(2, "reason");
  if (realm.registrations.get(id) === undefined) throw new WampError(ErrorUri.NO_SUCH_REGISTRATION);
  if (callee === undefined || !callee.registrations.has(id)) throw new WampError(ErrorUri.NO_SUCH_SESSION);
  revokeCallee(realm, callee, reason === undefined ? [id] : [id, reason]);
  return [];
};

const removeSubscriber: MetaProcedure = (realm, _caller, args) => {
  refuseUnlessKilling(realm);
  const [id, subscriber] = [args.id(0, "subscription"), findSession(realm, args, "subscriber")];
  const reason = args.optionalText(2, "reason");
  if (realm.subscriptions.get(id) === undefined) throw new WampError(ErrorUri.NO_SUCH_SUBSCRIPTION);
  if (subscriber === undefined || !subscriber.subscriptions.has(id)) throw new WampError(ErrorUri.NO_SUCH_SESSION);
  revokeSubscriber(realm, subscriber, reason === undefined ? [id] : [id, reason]);
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

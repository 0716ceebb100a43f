import { CloseUri, ErrorUri, isUri, WampError } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import type { Goodbye, Session } from "../session/session.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";
import { refuseUnlessKilling } from "./refuse-unless-killing.ts";

const kill: MetaProcedure = (realm, caller, args) => {
  const goodbye = readGoodbye(realm, args);
  const session = realm.sessions.get(args.id(0, "session"));
  if (session === undefined || session === caller) throw new WampError(ErrorUri.NO_SUCH_SESSION);
  session.leave(goodbye);
  return [];
};

const killByAuthid: MetaProcedure = (realm, caller, args) => {
  const goodbye = readGoodbye(realm, args);
  const authid = args.text(0, "authid");
  const killed = others(realm, caller).filter(({ identity }) => identity.authid === authid);
  for (const session of killed) session.leave(goodbye);
  return [killed.map(({ id }) => id)];
};

/** The text wants the number of sessions, unlike that of `kill_by_authid` (spec: T24). */
const killByAuthrole: MetaProcedure = (realm, caller, args) => {
  const goodbye = readGoodbye(realm, args);
  const authrole = args.text(0, "authrole");
  const killed = others(realm, caller).filter(({ identity }) => identity.authrole === authrole);
  for (const session of killed) session.leave(goodbye);
  return [killed.length];
};

/** No meta events and no testaments come of it (spec: T30). */
const killAll: MetaProcedure = (realm, caller, args) => {
  const goodbye = readGoodbye(realm, args);
  const killed = others(realm, caller);
  for (const session of killed) session.leave({ ...goodbye, departure: "silent" });
  return [killed.length];
};

/** Ends other sessions, never the caller's own; only in realms that allow it (spec: AP-MSESS-08 to AP-MSESS-13). */
export const sessionKillProcedures: MetaProcedures = [
  ["wamp.session.kill", kill],
  ["wamp.session.kill_by_authid", killByAuthid],
  ["wamp.session.kill_by_authrole", killByAuthrole],
  ["wamp.session.kill_all", killAll],
];

function others(realm: Realm, caller: Session): readonly Session[] {
  return Array.from(realm.sessions.values()).filter((session) => session !== caller);
}

/** The GOODBYE that `reason` and `message` ask for (spec: AP-MSESS-12, AP-MSESS-13). */
function readGoodbye(realm: Realm, args: MetaArguments): Goodbye {
  refuseUnlessKilling(realm);
  const reason = args.keyword("reason") ?? CloseUri.KILLED;
  if (!isUri(reason, realm.rules.uriRule)) throw new WampError(ErrorUri.INVALID_URI);
  return { reason, message: args.keyword("message") };
}

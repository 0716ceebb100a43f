import { ErrorUri, WampError } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { MetaArguments } from "./meta-arguments.ts";
import type { MetaProcedures } from "./meta-procedure.ts";
import { sessionDetails } from "./session-details.ts";

/** Who is there (spec: AP-MSESS-05 to AP-MSESS-07). */
export const sessionProcedures: MetaProcedures = [
  ["wamp.session.count", (realm, _caller, args) => [select(realm, args).length]],
  ["wamp.session.list", (realm, _caller, args) => [select(realm, args).map(({ id }) => id)]],
  ["wamp.session.get", (realm, _caller, args) => [sessionDetails(find(realm, args.id(0, "session")))]],
];

/** The sessions of the roles that are asked for, all without a filter. */
function select(realm: Realm, args: MetaArguments): readonly Session[] {
  const roles = args.optionalTexts(0, "filter_authroles");
  const sessions = Array.from(realm.sessions.values());
  return roles === undefined ? sessions : sessions.filter(({ identity }) => roles.includes(identity.authrole));
}

function find(realm: Realm, id: number): Session {
  const session = realm.sessions.get(id);
  if (session === undefined) throw new WampError(ErrorUri.NO_SUCH_SESSION);
  return session;
}

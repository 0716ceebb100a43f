import { ErrorUri } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import { modelGoodbye } from "./model-leave.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelSession } from "./model-session.ts";
import { oweMetaResult } from "./owe-meta-result.ts";
import type { Answered } from "./owe-meta-result.ts";

/** A CALL that ends other sessions, in a realm that lets everybody do so. */
export function modelKill(realm: ModelRealm, caller: ModelSession, message: CallMessage): void {
  const others = [...realm.sessions].filter((session) => session !== caller);
  const [named] = message.payload.args;
  switch (message.procedure) {
    case "wamp.session.kill": {
      const killed = others.filter((session) => session.id === named);
      if (killed.length === 0) return realm.oweError(caller, message, ErrorUri.NO_SUCH_SESSION);
      return kill(realm, killed, { caller, message, result: [] });
    }
    case "wamp.session.kill_by_authid": {
      const killed = others.filter((session) => session.identity.authid === named);
      return kill(realm, killed, { caller, message, result: [killed.map((session) => session.id)] });
    }
    case "wamp.session.kill_by_authrole": {
      const killed = others.filter((session) => session.identity.authrole === named);
      return kill(realm, killed, { caller, message, result: [killed.length] });
    }
    default:
      return kill(realm, others, { caller, message, result: [others.length] });
  }
}

interface Killing extends Answered {
  readonly caller: ModelSession;
}

/** Only `kill_all` does not tell the others. */
function kill(realm: ModelRealm, sessions: readonly ModelSession[], { caller, message, result }: Killing): void {
  const silent = message.procedure === "wamp.session.kill_all" ? ({ departure: "silent" } as const) : {};
  for (const { peer } of sessions) modelGoodbye(realm, peer, { reason: "wamp.close.killed", ...silent });
  oweMetaResult(realm, caller, { message, result });
}

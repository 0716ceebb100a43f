import { MessageType as T } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelSession } from "./model-session.ts";

/** A CALL of the router, and what it answers. */
export interface Answered {
  readonly message: CallMessage;
  readonly result: readonly unknown[];
}

/** The router owes the RESULT of a procedure of its own. */
export function oweMetaResult(realm: ModelRealm, caller: ModelSession, { message, result }: Answered): void {
  realm.owe(caller.peer, {
    what: `RESULT ${JSON.stringify(result)} of ${message.procedure}`,
    accepts: (answer) =>
      answer.type === T.RESULT &&
      answer.request === message.request &&
      JSON.stringify(answer.payload.args) === JSON.stringify(result),
  });
}

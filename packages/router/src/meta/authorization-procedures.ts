import { ErrorUri, WampError } from "@junctor/core";
import type { MetaProcedure, MetaProcedures } from "./meta-procedure.ts";

/**
 * Forgets what authorizers said, all of it or that about an `authid`, an `authrole`, a `uri`, and asks again about what is
 * held because of it. Only for whom a role or an authorizer lets.
 */
const invalidate: MetaProcedure = (realm, caller, args) => {
  if (caller.permissions === undefined) throw new WampError(ErrorUri.NOT_AUTHORIZED);
  realm.invalidateAnswers({
    authid: args.optionalText(0, "authid"),
    authrole: args.optionalText(1, "authrole"),
    uri: args.optionalText(2, "uri"),
  });
  return [];
};

/** What authorizers, and those who change what they decide by, tell the router. */
export const authorizationProcedures: MetaProcedures = [["junctor.authorization.invalidate", invalidate]];

import { EMPTY_DICT } from "@junctor/core";
import type { CallMessage, Dict } from "@junctor/core";
import { carryPassthru } from "../payload-passthru.ts";
import type { Registration } from "./registrations.ts";

/**
 * `INVOCATION.Details`: what the dealer says of a call; nothing of CALL.Options gets there unread. Who registered a
 * pattern is told the procedure (spec: AP-PREG-07).
 */
export function invocationDetails(registration: Registration, call: CallMessage): Dict {
  return carryPassthru(registration.match === "exact" ? EMPTY_DICT : { procedure: call.procedure }, call.options);
}

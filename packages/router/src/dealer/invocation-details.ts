import { EMPTY_DICT } from "@junctor/core";
import type { CallMessage, Dict } from "@junctor/core";
import { carryPassthru } from "../payload-passthru.ts";
import type { PendingCall } from "../session/session.ts";
import { readTimeout } from "./call-timeout.ts";
import type { Registration } from "./registrations.ts";

/** What a dealer can say of a call. */
type InvocationDetails = {
  procedure?: string;
  timeout?: number;
};

/**
 * `INVOCATION.Details`: what the dealer says of a call; nothing of CALL.Options gets there unread. Who registered a
 * pattern is told the procedure (spec: AP-PREG-07), who times calls itself the timeout (spec: AP-TMO-06).
 */
export function invocationDetails(registration: Registration, call: PendingCall, message: CallMessage): Dict {
  const { options, procedure } = message;
  if (registration.match === "exact" && options === EMPTY_DICT) return EMPTY_DICT;
  const details: InvocationDetails = {};
  if (registration.match !== "exact") details.procedure = procedure;
  const timeout = readTimeout(options);
  if (timeout > 0 && call.callee.timeoutsKept.has(registration.id)) details.timeout = timeout;
  return carryPassthru(details, options);
}

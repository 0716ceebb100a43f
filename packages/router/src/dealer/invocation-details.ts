import { EMPTY_DICT } from "@junctor/core";
import type { CallMessage, Dict } from "@junctor/core";
import { disclosureOf } from "../authorization/disclosure-of.ts";
import { isDisclosed } from "../disclosure.ts";
import { carryPassthru } from "../payload-passthru.ts";
import type { PendingCall, Session } from "../session/session.ts";
import { readTimeout } from "./call-timeout.ts";
import type { Registration } from "./registrations.ts";

/** What a dealer can say of a call. */
type InvocationDetails = {
  caller?: number;
  caller_authid?: string;
  caller_authrole?: string;
  procedure?: string;
  timeout?: number;
  receive_progress?: true;
};

/**
 * `INVOCATION.Details`: what the dealer says of a call; nothing of CALL.Options gets there unread. Who registered a
 * pattern is told the procedure (spec: AP-PREG-07), who times calls itself the timeout (spec: AP-TMO-06), and who
 * calls is disclosed if caller or callee wants that (spec: AP-CID-02), as far as the policy for the caller goes.
 */
export function invocationDetails(registration: Registration, call: PendingCall, message: CallMessage): Dict {
  const { options, procedure } = message;
  const { callee } = call;
  const wished = options.disclose_me === true || callee.callersDisclosed.has(registration.id);
  const disclosed = isDisclosed(disclosureOf(call.caller, message).caller, wished);
  if (registration.match === "exact" && !disclosed && options === EMPTY_DICT) return EMPTY_DICT;
  const details: InvocationDetails = disclosed ? callerDetails(call.caller) : {};
  if (registration.match !== "exact") details.procedure = procedure;
  const timeout = readTimeout(options);
  if (timeout > 0 && callee.timeoutsKept.has(registration.id)) details.timeout = timeout;
  if (call.receivesProgress) details.receive_progress = true;
  return carryPassthru(details, options);
}

function callerDetails({ id, identity }: Session): InvocationDetails {
  return { caller: id, caller_authid: identity.authid, caller_authrole: identity.authrole };
}

import { MAX_ID, MessageType as T } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import { refusePassthru } from "../payload-passthru.ts";
import type { Refusal } from "../refusal.ts";
import type { PendingCall, Session } from "../session/session.ts";
import { withTrustlevel } from "../with-trustlevel.ts";
import { invocationDetails } from "./invocation-details.ts";
import { openCall } from "./pending-calls.ts";
import { pickCallee } from "./pick-callee.ts";
import { receivesProgress } from "./progressive-results.ts";
import type { Registration } from "./registrations.ts";
import { refusalOf } from "./undelivered.ts";

/** Hands the call to its callee. If that fails nothing has changed, and the id goes to the next INVOCATION. */
export function invoke(registration: Registration, caller: Session, message: CallMessage): Refusal | undefined {
  const callee = pickCallee(registration);
  const refusal = refusePassthru(callee, "callee", message.options);
  if (refusal !== undefined) return refusal;
  const invocation = callee.invocationIds.last === MAX_ID ? 1 : callee.invocationIds.last + 1;
  const { request, payload } = message;
  const { id } = registration;
  const pending: PendingCall = {
    caller,
    request,
    callee,
    invocation,
    registration: id,
    state: "open",
    receivesProgress: receivesProgress(callee, message.options),
    timer: undefined,
  };
  const details = withTrustlevel(invocationDetails(registration, pending, message), caller, message);
  const delivery = callee.outbox.deliver({
    type: T.INVOCATION,
    request: invocation,
    registration: id,
    details,
    payload,
  });
  if (delivery !== "queued") return refusalOf(delivery);
  callee.invocationIds.next();
  openCall(pending);
  return undefined;
}

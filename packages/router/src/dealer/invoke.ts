import { ErrorUri, MAX_ID, MessageType as T } from "@junctor/core";
import type { CallMessage, IdleTimer } from "@junctor/core";
import { refusePassthru } from "../payload-passthru.ts";
import type { Refusal } from "../refusal.ts";
import type { PendingCall, Session } from "../session/session.ts";
import { callChecks, refuseInvalidCall } from "../validation/refuse-invalid-call.ts";
import { withTrustlevel } from "../with-trustlevel.ts";
import { invocationDetails } from "./invocation-details.ts";
import { openCall, queueCall } from "./pending-calls.ts";
import { pickCallee } from "./pick-callee.ts";
import { progressiveInvocation, refuseProgressive } from "./progressive-invocation.ts";
import { receivesProgress } from "./progressive-results.ts";
import type { Registration } from "./registrations.ts";
import { refusalOf } from "./undelivered.ts";

/** A call that is to become an INVOCATION. */
export interface Invoking {
  readonly caller: Session;
  readonly message: CallMessage;
  /** Callees that declined it. */
  readonly tried: ReadonlySet<Session> | undefined;
  /** What limits it already. */
  readonly timer: IdleTimer | undefined;
}

/** Hands the call to a callee, or lets it wait for one. If it is refused nothing has changed. */
export function invoke(registration: Registration, invoking: Invoking): Refusal | undefined {
  const callee = pickCallee(registration, invoking);
  if (callee === "none") return noCallee;
  return callee === "busy" ? wait(registration, invoking) : invokeCallee(registration, callee, invoking);
}

/** What a call is told that no callee is there for. */
export const noCallee: Refusal = {
  error: ErrorUri.NO_AVAILABLE_CALLEE,
  text: "no callee of the procedure is left that could be asked",
};

/** Calls with more to come do not wait: what comes would have to wait too. */
function wait(registration: Registration, { caller, message, tried, timer }: Invoking): Refusal | undefined {
  const { waiting: line, maxWaiting } = registration;
  if (message.options.progress === true || line.size >= maxWaiting) return busy(maxWaiting);
  queueCall({ state: "waiting", caller, request: message.request, message, tried, line, timer });
  return undefined;
}

function busy(maxWaiting: number): Refusal {
  const waiting = maxWaiting === 0 ? "" : `, and at most ${maxWaiting} calls may wait for one`;
  return { error: ErrorUri.NO_AVAILABLE_CALLEE, text: `every callee works on as many calls as it may${waiting}` };
}

/** Hands the call to this callee. If that fails nothing has changed, and the id goes to the next INVOCATION. */
export function invokeCallee(registration: Registration, callee: Session, invoking: Invoking): Refusal | undefined {
  const { caller, message, tried, timer } = invoking;
  const checks = callChecks(registration.validation, callee, message);
  const refusal =
    refusePassthru(callee, "callee", message.options) ??
    refuseProgressive(callee, message) ??
    refuseInvalidCall(registration.validation, message, checks);
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
    seat: registration.seats?.of(callee),
    state: "open",
    message: callee.declines && message.options.progress !== true ? message : undefined,
    tried,
    receivesProgress: receivesProgress(callee, message.options),
    progressive: undefined,
    checks,
    timer,
  };
  const details = withTrustlevel(invocationDetails(registration, pending, message), caller, message);
  if (message.options.progress === true) pending.progressive = progressiveInvocation(message, details);
  const delivery = callee.outbox.deliver({
    type: T.INVOCATION,
    request: invocation,
    registration: id,
    details: pending.progressive?.details ?? details,
    payload,
  });
  if (delivery !== "queued") return refusalOf(delivery);
  callee.invocationIds.next();
  openCall(pending);
  return undefined;
}

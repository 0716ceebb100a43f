import { ErrorUri, MessageType as T } from "@junctor/core";
import { maxWaitingCalls } from "../limits.ts";
import { invocationDetails, oweInvocation, startTime } from "./model-progress.ts";
import { isPassthru } from "./model-passthru.ts";
import { pickCallee, refusal } from "./model-pick.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelRegistration, ModelSession } from "./model-session.ts";

/** Hands a call to a callee, lets it wait for one, or answers it. */
export function modelInvoke(realm: ModelRealm, call: ModelCall): void {
  const callee = pickCallee(realm, call);
  // Calls with chunks do not wait.
  const mayWait = call.chunks === "none" && call.registration.waiting.length < maxWaitingCalls;
  if (callee === "busy" && mayWait) {
    call.state = "waiting";
    call.caller.calls.set(call.request, call);
    call.registration.waiting.push(call);
  } else if (callee === "busy" || callee === "none") answer(realm, call, ErrorUri.NO_AVAILABLE_CALLEE);
  else invokeCallee(realm, call, callee);
}

/** Hands calls that wait to callees that have room, and answers those that nobody is left for. */
export function modelServe(realm: ModelRealm, registration: ModelRegistration): void {
  for (const call of Array.from(registration.waiting)) {
    const callee = pickCallee(realm, call);
    if (callee === "busy") continue;
    leaveLine(call);
    if (callee === "none") answer(realm, call, ErrorUri.NO_AVAILABLE_CALLEE);
    else invokeCallee(realm, call, callee);
  }
}

/** The call waits no more. */
export function leaveLine(call: ModelCall): void {
  const { waiting } = call.registration;
  waiting.splice(waiting.indexOf(call), 1);
}

/** The calls of a registration are counted from now on; those a callee has to answer too. */
export function seat(registration: ModelRegistration, callee: ModelSession): void {
  for (const call of callee.invocations.values()) if (call.registration === registration) call.isSeated = true;
}

function answer(realm: ModelRealm, call: ModelCall, ...errors: readonly string[]): void {
  call.caller.calls.delete(call.request);
  realm.oweOneError(call.caller, { type: T.CALL, request: call.request }, errors);
}

function invokeCallee(realm: ModelRealm, call: ModelCall, callee: ModelSession): void {
  const refused = refusal(realm, call, callee);
  // Only the router knows whom it picked, and so why that one did not get the call.
  const isUnknown =
    call.registration.invoke === "random" && (call.chunks !== "none" || isPassthru(call.message.options));
  if (refused !== undefined) {
    return isUnknown
      ? answer(realm, call, ErrorUri.NETWORK_FAILURE, ErrorUri.FEATURE_NOT_SUPPORTED)
      : answer(realm, call, refused);
  }
  const { caller, registration, message } = call;
  const invocation = ++callee.lastInvocation;
  call.state = "open";
  call.callee = callee;
  call.invocation = invocation;
  call.isSeated = registration.isSeated;
  call.isKept = registration.keepers.has(callee);
  call.details = invocationDetails(realm, call);
  if (call.isKept) call.deadline = Infinity;
  else if (call.deadline === Infinity) startTime(realm, call);
  caller.calls.set(call.request, call);
  callee.invocations.set(invocation, call);
  oweInvocation(realm, call, message);
}

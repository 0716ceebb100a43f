import { ErrorUri, MessageType as T } from "@junctor/core";
import { leaveLine, modelInvoke, modelServe } from "./model-line.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelSession } from "./model-session.ts";

/**
 * A call is over, on both sides: it was answered by its callee, or the callee was told to stop. One that was not told
 * works on, and has no room until it answers.
 */
export function endCall(realm: ModelRealm, call: ModelCall, callee: "answered" | "told" | "untold"): void {
  call.caller.calls.delete(call.request);
  if (call.state === "waiting") leaveLine(call);
  if (call.state === "waiting" || call.callee === undefined) return;
  call.callee.invocations.delete(call.invocation);
  if (callee === "untold" && call.isSeated) call.callee.abandoned.set(call.invocation, call.registration);
  else modelServe(realm, call.registration);
}

/** A call of which the router cannot deliver something is over. */
export function breakOff(realm: ModelRealm, call: ModelCall, error: string): void {
  const told = interrupt(realm, call, "killnowait");
  realm.oweError(call.caller, { type: T.CALL, request: call.request }, error);
  endCall(realm, call, told ? "told" : "untold");
}

/** The caller left: nobody waits for its calls, first of all for those that wait themselves. */
export function modelCallerLeft(realm: ModelRealm, caller: ModelSession): void {
  const calls = [...caller.calls.values()];
  for (const call of calls.filter(({ state }) => state === "waiting")) endCall(realm, call, "told");
  for (const call of calls.filter(({ state }) => state !== "waiting")) {
    const told = call.callee === caller || interrupt(realm, call, "killnowait");
    endCall(realm, call, told ? "told" : "untold");
  }
}

/** Calls that have taken too long, in the order they came. */
export function lateCalls(realm: ModelRealm): readonly ModelCall[] {
  const now = realm.now();
  const late = [...realm.sessions].flatMap(({ calls }) =>
    [...calls.values()].filter(({ deadline }) => deadline <= now),
  );
  return late.sort((one, other) => one.since - other.since);
}

/** A call took too long: as a CANCEL `killnowait`, with another error. */
export function modelTimeout(realm: ModelRealm, call: ModelCall): void {
  const told = call.state !== "waiting" && interrupt(realm, call, "killnowait");
  realm.oweError(call.caller, { type: T.CALL, request: call.request }, ErrorUri.TIMEOUT);
  endCall(realm, call, told ? "told" : "untold");
}

/** The callee left: its callers are told. */
export function modelCalleeLeft(realm: ModelRealm, callee: ModelSession): void {
  for (const call of callee.invocations.values()) {
    realm.oweError(call.caller, { type: T.CALL, request: call.request }, ErrorUri.CANCELED);
    endCall(realm, call, "answered");
  }
}

/** A callee has answered what nobody waits for, or was told to stop by now. */
export function settleAbandoned(realm: ModelRealm, callee: ModelSession, invocation: number): void {
  const registration = callee.abandoned.get(invocation);
  callee.abandoned.delete(invocation);
  if (registration !== undefined) modelServe(realm, registration);
}

/** A callee declined: another one is asked. */
export function modelReroute(realm: ModelRealm, callee: ModelSession, call: ModelCall): void {
  call.tried.add(callee);
  callee.invocations.delete(call.invocation);
  modelInvoke(realm, call);
  modelServe(realm, call.registration);
}

/** INTERRUPT, for callees that know it. */
export function interrupt(
  realm: ModelRealm,
  { callee, invocation }: Pick<ModelCall, "callee" | "invocation">,
  mode: string,
): boolean {
  if (callee === undefined) return false;
  const canceling = realm.features.dealer.call_canceling === true && callee.features.call_canceling === true;
  if (!canceling || callee.peer.flow !== "normal") return false;
  realm.oweFields(callee.peer, { type: T.INTERRUPT, request: invocation, options: { mode } });
  return true;
}

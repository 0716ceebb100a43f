import { ErrorUri, MessageType as T } from "@junctor/core";
import type { ErrorMessage, UnregisterMessage, YieldMessage } from "@junctor/core";
import { tokenOf } from "./expectations.ts";
import { breakOff, endCall, interrupt, modelReroute, settleAbandoned } from "./model-call-ends.ts";
import { modelServe } from "./model-line.ts";
import { oweUnregistered } from "./model-meta.ts";
import { oweProgress, receivesProgress } from "./model-progress.ts";
import { PeerFault } from "./model-realm.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelSession } from "./model-session.ts";

/** UNREGISTER. */
export function modelUnregister(realm: ModelRealm, callee: ModelSession, message: UnregisterMessage): void {
  const registration = [...callee.registrations].find((each) => each.id === message.registration);
  if (registration === undefined) return realm.oweError(callee, message, ErrorUri.NO_SUCH_REGISTRATION);
  realm.unregister(callee, registration);
  realm.oweFields(callee.peer, { type: T.UNREGISTERED, request: message.request });
  modelServe(realm, registration);
  oweUnregistered(realm, callee, registration);
}

/** YIELD: the final answer of a call, unless it is late. */
export function modelYield(realm: ModelRealm, callee: ModelSession, message: YieldMessage): void {
  const call = answered(callee, message.request);
  const progressive = message.options.progress === true;
  // Who sends more results of a call that is over is told so again.
  if (call === undefined) {
    const told = progressive && interrupt(realm, { callee, invocation: message.request }, "killnowait");
    if (told || !progressive) settleAbandoned(realm, callee, message.request);
    return;
  }
  if (progressive) return modelProgress(realm, call, message);
  realm.owe(call.caller.peer, {
    what: `RESULT ${String(tokenOf(message))} of call ${call.request}`,
    accepts: (result) =>
      result.type === T.RESULT &&
      result.request === call.request &&
      result.details.progress === undefined &&
      tokenOf(result) === tokenOf(message),
  });
  endCall(realm, call, "answered");
}

/** A progressive result; what nobody asked for is discarded. */
function modelProgress(realm: ModelRealm, call: ModelCall, message: YieldMessage): void {
  if (!receivesProgress(realm, call)) return;
  if (call.caller.peer.flow === "normal") oweProgress(realm, call, message);
  else breakOff(realm, call, ErrorUri.NETWORK_FAILURE);
}

/** ERROR: the other final answer. */
export function modelInvocationError(realm: ModelRealm, callee: ModelSession, message: ErrorMessage): void {
  if (message.requestType !== T.INVOCATION) throw new PeerFault();
  const call = answered(callee, message.request);
  if (call === undefined) return settleAbandoned(realm, callee, message.request);
  const mayDecline = realm.features.dealer.call_reroute === true && callee.features.call_reroute === true;
  const isWhole = call.chunks === "none" && call.progress === "none" && call.state === "open";
  if (message.error === ErrorUri.UNAVAILABLE && mayDecline && isWhole) {
    return modelReroute(realm, callee, call);
  }
  realm.oweError(call.caller, { type: T.CALL, request: call.request }, message.error);
  endCall(realm, call, "answered");
}

/** Only ids that were never given are a protocol violation. */
function answered(callee: ModelSession, invocation: number): ModelCall | undefined {
  if (invocation > callee.lastInvocation) throw new PeerFault();
  return callee.invocations.get(invocation);
}

import { isDeepStrictEqual } from "node:util";
import { ErrorUri, MessageType as T } from "@junctor/core";
import type { ErrorMessage, UnregisterMessage, YieldMessage } from "@junctor/core";
import { tokenOf } from "./expectations.ts";
import { breakOff, endCall, interrupt, modelReroute, settleAbandoned } from "./model-call-ends.ts";
import { modelServe } from "./model-line.ts";
import { oweUnregistered } from "./model-meta.ts";
import { oweProgress, receivesProgress } from "./model-progress.ts";
import { isBeyond, modelPassthru, passthruDetails } from "./model-passthru.ts";
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
  modelPassthru(callee.features, message.options);
  const call = answered(callee, message.request);
  const progressive = message.options.progress === true;
  // Who sends more results of a call that is over is told so again.
  if (call === undefined) {
    const told = progressive && interrupt(realm, { callee, invocation: message.request }, "killnowait");
    if (told || !progressive) settleAbandoned(realm, callee, message.request);
    return;
  }
  if (progressive && !receivesProgress(realm, call)) return;
  if (isBeyond(call.caller.callerFeatures, message.options)) return refuseYield(realm, call, message);
  if (progressive) return modelProgress(realm, call, message);
  const details = passthruDetails(realm.features.dealer, message.options);
  realm.owe(call.caller.peer, {
    what: `RESULT ${String(tokenOf(message))} of call ${call.request}`,
    accepts: (result) =>
      result.type === T.RESULT &&
      result.request === call.request &&
      isDeepStrictEqual(result.details, details) &&
      tokenOf(result) === tokenOf(message),
  });
  endCall(realm, call, "answered");
}

/** A result the caller cannot read ends the call, and its callee is told too. */
function refuseYield(realm: ModelRealm, call: ModelCall, message: YieldMessage): void {
  realm.oweError(call.caller, { type: T.CALL, request: call.request }, ErrorUri.FEATURE_NOT_SUPPORTED);
  if (call.callee !== undefined) realm.oweError(call.callee, message, ErrorUri.FEATURE_NOT_SUPPORTED);
  endCall(realm, call, "answered");
}

/** A progressive result. */
function modelProgress(realm: ModelRealm, call: ModelCall, message: YieldMessage): void {
  if (call.caller.peer.flow === "normal") oweProgress(realm, call, message);
  else breakOff(realm, call, ErrorUri.NETWORK_FAILURE);
}

/** ERROR: the other final answer. */
export function modelInvocationError(realm: ModelRealm, callee: ModelSession, message: ErrorMessage): void {
  if (message.requestType !== T.INVOCATION) throw new PeerFault();
  modelPassthru(callee.features, message.details);
  const call = answered(callee, message.request);
  if (call === undefined) return settleAbandoned(realm, callee, message.request);
  if (message.error === ErrorUri.UNAVAILABLE && mayDecline(realm, callee, call)) {
    return modelReroute(realm, callee, call);
  }
  if (isBeyond(call.caller.callerFeatures, message.details)) {
    realm.oweError(call.caller, { type: T.CALL, request: call.request }, ErrorUri.FEATURE_NOT_SUPPORTED);
  } else oweFailure(realm, call, message);
  endCall(realm, call, "answered");
}

/** Whether a callee may decline a call, so that another one gets it: nothing of it has gone back and forth yet. */
export function mayDecline(realm: ModelRealm, callee: ModelSession, call: ModelCall): boolean {
  const isWhole = call.chunks === "none" && call.progress === "none" && call.state === "open";
  return isWhole && realm.features.dealer.call_reroute === true && callee.features.call_reroute === true;
}

/** The ERROR of a callee goes on to the caller; of its details only how the payload is to be read. */
function oweFailure(realm: ModelRealm, { caller, request }: ModelCall, message: ErrorMessage): void {
  const details = passthruDetails(realm.features.dealer, message.details);
  realm.owe(caller.peer, {
    what: `ERROR ${message.error} ${String(tokenOf(message))} of call ${request}`,
    accepts: (error) =>
      error.type === T.ERROR &&
      error.requestType === T.CALL &&
      error.request === request &&
      error.error === message.error &&
      isDeepStrictEqual(error.details, details) &&
      tokenOf(error) === tokenOf(message),
  });
}

/** Only ids that were never given are a protocol violation. */
function answered(callee: ModelSession, invocation: number): ModelCall | undefined {
  if (invocation > callee.lastInvocation) throw new PeerFault();
  return callee.invocations.get(invocation);
}

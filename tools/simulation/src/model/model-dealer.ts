import { ErrorUri, MessageType as T } from "@junctor/core";
import type { Dict, ErrorMessage, RegisterMessage, UnregisterMessage, YieldMessage } from "@junctor/core";
import { limits } from "../limits.ts";
import { tokenOf } from "./expectations.ts";
import { freshId } from "./model-broker.ts";
import { breakOff, endCall, interrupt, modelReroute, settleAbandoned } from "./model-call-ends.ts";
import { modelServe, seat } from "./model-line.ts";
import { oweRegistered, oweUnregistered } from "./model-meta.ts";
import { oweProgress, receivesProgress } from "./model-progress.ts";
import { PeerFault } from "./model-realm.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelRegistration, ModelSession } from "./model-session.ts";
import { asMatchPolicy, isRefused } from "./patterns.ts";

const shared: readonly unknown[] = ["first", "last", "roundrobin", "random", "least_loaded"];

/** REGISTER. */
export function modelRegister(realm: ModelRealm, callee: ModelSession, message: RegisterMessage): void {
  const { match: asked = "exact", invoke = "single" } = message.options;
  const match = asMatchPolicy(asked);
  const mayMatch = match === "exact" || realm.features.dealer.pattern_based_registration === true;
  const mayInvoke =
    invoke === "single" || (realm.features.dealer.shared_registration === true && shared.includes(invoke));
  if (match === undefined || !mayMatch || !mayInvoke)
    return realm.oweError(callee, message, ErrorUri.OPTION_NOT_ALLOWED);
  if (isRefused(message.procedure)) return realm.oweError(callee, message, ErrorUri.INVALID_URI);
  const found = realm.registrations.find((each) => each.uri === message.procedure && each.match === match);
  if (found !== undefined && (invoke === "single" || found.invoke !== invoke)) {
    return realm.oweError(callee, message, ErrorUri.PROCEDURE_ALREADY_EXISTS);
  }
  const holds = found !== undefined && callee.registrations.has(found);
  if (!holds && callee.registrations.size >= limits.maxRegistrations) {
    return realm.oweError(callee, message, ErrorUri.UNAVAILABLE);
  }
  const registration = found ?? newRegistration(realm, { uri: message.procedure, match, invoke: String(invoke) });
  if (!holds) addCallee(registration, callee, message.options);
  callee.registrations.add(registration);
  const mayKeep = realm.features.dealer.call_timeout === true && callee.features.call_timeout === true;
  if (message.options.forward_timeout === true && mayKeep) registration.keepers.add(callee);
  realm.owe(callee.peer, {
    what: `REGISTERED ${message.request}`,
    accepts: (answer) =>
      answer.type === T.REGISTERED &&
      answer.request === message.request &&
      (registration.id ??= freshId(realm.registrations, answer.registration)) === answer.registration,
  });
  if (holds) return;
  modelServe(realm, registration);
  oweRegistered(realm, callee, registration);
}

function addCallee(registration: ModelRegistration, callee: ModelSession, { concurrency }: Dict): void {
  registration.callees.push(callee);
  if (concurrency !== undefined) registration.concurrency.set(callee, Number(concurrency));
  const isFirst = !registration.isSeated;
  registration.isSeated ||= concurrency !== undefined || registration.invoke === "least_loaded";
  if (registration.isSeated) for (const each of isFirst ? registration.callees : [callee]) seat(registration, each);
}

function newRegistration(
  realm: ModelRealm,
  asked: Pick<ModelRegistration, "uri" | "match" | "invoke">,
): ModelRegistration {
  const registration: ModelRegistration = {
    ...asked,
    id: undefined,
    callees: [],
    concurrency: new Map(),
    keepers: new Set(),
    isSeated: false,
    waiting: [],
    turn: 0,
  };
  realm.registrations.push(registration);
  return registration;
}

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
  else breakOff(realm, call, ErrorUri.CANCELED);
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

import { isDeepStrictEqual } from "node:util";
import { ErrorUri, MessageType as T } from "@junctor/core";
import type { CallMessage, CancelMessage, Message } from "@junctor/core";
import { limits } from "../limits.ts";
import { tokenOf } from "./expectations.ts";
import { endCall, interrupt } from "./model-call-ends.ts";
import { modelKill } from "./model-kill.ts";
import { PeerFault } from "./model-realm.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelRegistration, ModelSession } from "./model-session.ts";
import { best } from "./patterns.ts";

/** Whether the router sent this peer the INVOCATION with this token, in what was not compared yet. */
export type WasInvoked = (callee: ModelSession, token: unknown) => boolean;

/** CALL. */
export function modelCall(
  realm: ModelRealm,
  caller: ModelSession,
  [message, wasInvoked]: [CallMessage, WasInvoked],
): void {
  if (caller.calls.has(message.request)) throw new PeerFault();
  if (realm.features.dealer.session_meta_api === true && message.procedure.startsWith("wamp.session.kill")) {
    return modelKill(realm, caller, message);
  }
  const registration = best(realm.registrations, message.procedure);
  if (registration === undefined) {
    const error = message.procedure.includes(" ") ? ErrorUri.INVALID_URI : ErrorUri.NO_SUCH_PROCEDURE;
    return realm.oweError(caller, message, error);
  }
  if (caller.calls.size >= limits.maxCalls) return realm.oweError(caller, message, ErrorUri.UNAVAILABLE);
  const callee = pickCallee(realm, registration, (each) => wasInvoked(each, tokenOf(message)));
  if (callee === undefined || callee.peer.flow !== "normal") {
    return realm.oweError(caller, message, ErrorUri.CANCELED);
  }
  const invocation = ++callee.lastInvocation;
  const call: ModelCall = {
    caller,
    request: message.request,
    callee,
    invocation,
    state: "open",
    deadline: deadlineOf(realm, message),
  };
  caller.calls.set(call.request, call);
  callee.invocations.set(invocation, call);
  realm.owe(callee.peer, {
    what: `INVOCATION ${invocation} ${String(tokenOf(message))} of ${registration.uri}`,
    accepts: (received) => isInvocation(received, { call, registration, message }),
  });
}

function deadlineOf(realm: ModelRealm, { options }: CallMessage): number {
  const timeout = realm.features.dealer.call_timeout === true ? Number(options.timeout ?? 0) : 0;
  return timeout === 0 ? Infinity : realm.now() + timeout;
}

interface InvocationOwed {
  readonly call: ModelCall;
  readonly registration: ModelRegistration;
  readonly message: CallMessage;
}

function isInvocation(received: Message, { call, registration, message }: InvocationOwed): boolean {
  return (
    received.type === T.INVOCATION &&
    received.request === call.invocation &&
    received.registration === registration.id &&
    isDeepStrictEqual(received.details, registration.match === "exact" ? {} : { procedure: message.procedure }) &&
    tokenOf(received) === tokenOf(message)
  );
}

function pickCallee(
  realm: ModelRealm,
  registration: ModelRegistration,
  wasInvoked: (callee: ModelSession) => boolean,
): ModelSession | undefined {
  const { invoke, callees } = registration;
  switch (invoke) {
    case "random":
      // Any will do; only the router knows which it was.
      realm.endTurn();
      return callees.find(wasInvoked) ?? callees.find((callee) => callee.peer.flow !== "normal") ?? callees[0];
    case "roundrobin":
      registration.turn = (registration.turn < callees.length ? registration.turn : 0) + 1;
      return callees[registration.turn - 1];
    default:
      return invoke === "last" ? callees.at(-1) : callees[0];
  }
}

/** CANCEL. */
export function modelCancel(realm: ModelRealm, caller: ModelSession, message: CancelMessage): void {
  const call = caller.calls.get(message.request);
  if (call === undefined) return;
  const { mode = "killnowait" } = message.options;
  if (mode !== "skip" && mode !== "kill" && mode !== "killnowait") {
    return realm.oweError(caller, message, ErrorUri.INVALID_ARGUMENT);
  }
  if (realm.features.dealer.call_canceling !== true || call.state === "canceling") return;
  const interrupted = mode !== "skip" && interrupt(realm, call, mode);
  if (interrupted && mode === "kill") {
    call.state = "canceling";
    return;
  }
  endCall(call);
  realm.oweError(caller, { type: T.CALL, request: call.request }, ErrorUri.CANCELED);
}

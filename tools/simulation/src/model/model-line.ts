import { isDeepStrictEqual } from "node:util";
import { ErrorUri, MessageType as T } from "@junctor/core";
import type { CallMessage, Dict, Message } from "@junctor/core";
import { maxWaitingCalls } from "../limits.ts";
import { tokenOf } from "./expectations.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelRegistration, ModelSession } from "./model-session.ts";

/** Hands a call to a callee, lets it wait for one, or answers it. */
export function modelInvoke(realm: ModelRealm, call: ModelCall): void {
  const callee = pickCallee(realm, call);
  if (callee === "busy" && call.registration.waiting.length < maxWaitingCalls) {
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

function answer(realm: ModelRealm, call: ModelCall, error: string): void {
  call.caller.calls.delete(call.request);
  realm.oweError(call.caller, { type: T.CALL, request: call.request }, error);
}

function invokeCallee(realm: ModelRealm, call: ModelCall, callee: ModelSession): void {
  if (callee.peer.flow !== "normal") return answer(realm, call, ErrorUri.CANCELED);
  const { caller, registration, message } = call;
  const invocation = ++callee.lastInvocation;
  call.state = "open";
  call.callee = callee;
  call.invocation = invocation;
  call.isSeated = registration.isSeated;
  const isKeeper = registration.keepers.has(callee);
  if (isKeeper) call.deadline = Infinity;
  else if (call.deadline === Infinity) call.deadline = deadlineOf(realm, message);
  caller.calls.set(call.request, call);
  callee.invocations.set(invocation, call);
  realm.owe(callee.peer, {
    what: `INVOCATION ${invocation} ${String(tokenOf(message))} of ${registration.uri}`,
    accepts: (received) => isInvocation(received, call, { invocation, isKeeper }),
  });
}

interface InvocationOwed {
  readonly invocation: number;
  readonly isKeeper: boolean;
}

/** When a call that begins now has taken too long. */
export function deadlineOf(realm: ModelRealm, { options }: CallMessage): number {
  const timeout = realm.features.dealer.call_timeout === true ? Number(options.timeout ?? 0) : 0;
  return timeout === 0 ? Infinity : realm.now() + timeout;
}

/** Nothing but this is disclosed; who calls is learned from it, if WELCOME is still on its way. */
function detailsOf({ registration, message, caller }: ModelCall, isKeeper: boolean, received: Dict): Dict {
  const { disclose_me: disclosed, timeout = 0 } = message.options;
  if (disclosed === true) {
    caller.id ??= Number(received.caller);
    caller.authid ??= received.caller_authid;
  }
  return {
    ...(disclosed === true && { caller: caller.id, caller_authid: caller.authid, caller_authrole: "anonymous" }),
    ...(registration.match !== "exact" && { procedure: message.procedure }),
    ...(isKeeper && Number(timeout) > 0 && { timeout }),
  };
}

function isInvocation(received: Message, call: ModelCall, { invocation, isKeeper }: InvocationOwed): boolean {
  const { registration, message } = call;
  return (
    received.type === T.INVOCATION &&
    received.request === invocation &&
    received.registration === registration.id &&
    isDeepStrictEqual(received.details, detailsOf(call, isKeeper, received.details)) &&
    tokenOf(received) === tokenOf(message)
  );
}

/** How many invocations of a registration a callee works on. */
function load(registration: ModelRegistration, callee: ModelSession): number {
  const open = [...callee.invocations.values()].filter((call) => call.registration === registration);
  return open.length + [...callee.abandoned.values()].filter((each) => each === registration).length;
}

function pickCallee(realm: ModelRealm, call: ModelCall): ModelSession | "busy" | "none" {
  const { registration, message } = call;
  const willing = registration.callees.filter((callee) => !call.tried.has(callee));
  const hasRoom = (callee: ModelSession): boolean =>
    load(registration, callee) < (registration.concurrency.get(callee) ?? Infinity);
  const free = willing.filter(hasRoom);
  const [first] = free;
  if (first === undefined) return willing.length === 0 ? "none" : "busy";
  switch (registration.invoke) {
    case "random":
      // Any will do; only the router knows which it was.
      realm.endTurn();
      return (
        free.find((callee) => realm.wasInvoked(callee, tokenOf(message))) ??
        free.find((callee) => callee.peer.flow !== "normal") ??
        first
      );
    case "roundrobin":
      return takeTurn(registration, free);
    case "least_loaded": {
      const least = Math.min(...free.map((callee) => load(registration, callee)));
      return takeTurn(
        registration,
        free.filter((callee) => load(registration, callee) === least),
      );
    }
    default:
      return registration.invoke === "last" ? (free.at(-1) ?? first) : first;
  }
}

function takeTurn(registration: ModelRegistration, among: readonly ModelSession[]): ModelSession | "none" {
  const { callees, turn } = registration;
  const around = callees.map((_, step) => (turn + step) % callees.length);
  const index = around.find((each) => among.includes(callees[each] as ModelSession)) ?? 0;
  registration.turn = index + 1;
  return callees[index] ?? "none";
}

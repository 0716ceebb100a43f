import { MessageType as T } from "@junctor/core";
import type { Clock } from "@junctor/core";
import { errorReply } from "../refusal.ts";
import type { Session, WaitingCall } from "../session/session.ts";
import { limitCall } from "./call-timeout.ts";
import { invokeCallee, noCallee } from "./invoke.ts";
import { answerCall } from "./pending-calls.ts";
import { isKeyed, pickCallee } from "./pick-callee.ts";
import type { Registration } from "./registrations.ts";

/** Which calls of a line may be served now: perhaps the first few, if a callee has room again, or any of them. */
export type Served = "first" | "any";

/**
 * Hands calls that wait to callees that have room, in the order they came, and answers those that nobody is left for.
 * To be called whenever a callee of the registration came, went (`any`), or has room again (`first`).
 */
export function serveWaiting(clock: Clock, registration: Registration, served: Served): void {
  for (const call of registration.waiting) {
    const callee = pickCallee(registration, call);
    if (callee !== "busy") serve(clock, registration, [call, callee]);
    else if (served === "first" && isFirstCome(registration, call)) return;
  }
}

function serve(clock: Clock, registration: Registration, [call, callee]: [WaitingCall, Session | "none"]): void {
  const refusal = callee === "none" ? noCallee : invokeCallee(registration, callee, call);
  registration.waiting.delete(call);
  if (refusal === undefined) limitCall(clock, call.caller, call.message);
  else answerCall(call, errorReply({ type: T.CALL, request: call.request }, refusal));
}

/** Whether those behind a call cannot be served before it: neither a key nor callees that declined make a difference. */
function isFirstCome(registration: Registration, { tried, message }: WaitingCall): boolean {
  return tried === undefined && !isKeyed(registration, message);
}

import { ErrorUri, IdleTimer, MessageType as T } from "@junctor/core";
import type { CallMessage, Clock, Dict } from "@junctor/core";
import { errorReply } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { dismiss } from "./interrupt.ts";
import { answerCall } from "./pending-calls.ts";

/** `CALL.Options.timeout` in milliseconds; 0 if there is none (spec: AP-TMO-01). */
export function readTimeout(options: Dict): number {
  return options.timeout === undefined ? 0 : Number(options.timeout);
}

/**
 * Ends a call that takes too long, unless its callee sees to that itself (spec: AP-TMO-02, AP-TMO-06). To be called
 * when the call has got a callee, or waits for one; what limits it already goes on.
 */
export function limitCall(clock: Clock, caller: Session, { request, options }: CallMessage): void {
  const timeout = readTimeout(options);
  const call = caller.calls.get(request);
  if (timeout === 0 || call === undefined) return;
  if (call.state !== "waiting" && call.callee.timeoutsKept.has(call.registration)) {
    call.timer?.cancel();
    call.timer = undefined;
  } else call.timer ??= new IdleTimer(clock, timeout, () => timeOut(caller, request));
}

/** As a CANCEL `killnowait`, but the caller learns why (spec: AP-TMO-03, AP-TMO-04). */
function timeOut(caller: Session, request: number): void {
  const call = caller.calls.get(request);
  if (call === undefined) return;
  if (call.state !== "waiting") dismiss(call);
  answerCall(call, errorReply({ type: T.CALL, request }, { error: ErrorUri.TIMEOUT }));
}

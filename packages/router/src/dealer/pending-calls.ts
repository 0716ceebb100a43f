import { MessageType as T } from "@junctor/core";
import type { ErrorMessage, ResultMessage } from "@junctor/core";
import { errorReply } from "../refusal.ts";
import type { PendingCall, WaitingCall } from "../session/session.ts";
import { refusalOf } from "./undelivered.ts";

/** Notes a call with both its sessions. Only this file edits `calls` and `invocations`. */
export function openCall(call: PendingCall): void {
  call.caller.calls.set(call.request, call);
  call.callee.invocations.set(call.invocation, call);
  call.seat?.take();
}

/** Notes a call that waits, behind all that wait for the same. */
export function queueCall(call: WaitingCall): void {
  call.caller.calls.set(call.request, call);
  call.line.add(call);
}

/** Forgets a call on both sides: it is answered, or one of its sessions left. */
export function closeCall(call: PendingCall | WaitingCall): void {
  call.caller.calls.delete(call.request);
  call.timer?.cancel();
  if (call.state === "waiting") call.line.delete(call);
  else closePending(call);
}

function closePending(call: PendingCall): void {
  if (call.progressive?.state === "coming") call.caller.requestIds.expectChunks(call.request);
  closeInvocation(call);
}

/** The callee has nothing to answer any more. */
export function closeInvocation({ callee, invocation, seat }: PendingCall): void {
  callee.invocations.delete(invocation);
  seat?.release();
}

/** Ends a call with its one answer; if that cannot be delivered, with ERROR (spec: BP-ERR-04, T46). */
export function answerCall(call: PendingCall | WaitingCall, answer: ResultMessage | ErrorMessage): void {
  closeCall(call);
  const delivery = call.caller.outbox.deliver(answer);
  if (delivery !== "queued") {
    call.caller.outbox.deliver(errorReply({ type: T.CALL, request: call.request }, refusalOf(delivery)));
  }
  if (call.state !== "waiting") call.seat?.announceRoom();
}

import { MessageType as T } from "@junctor/core";
import type { ErrorMessage, ResultMessage } from "@junctor/core";
import { errorReply } from "../refusal.ts";
import type { PendingCall } from "../session/session.ts";
import { refusalOf } from "./undelivered.ts";

/** Notes a call with both its sessions. Only this file edits `calls` and `invocations`. */
export function openCall(call: PendingCall): void {
  call.caller.calls.set(call.request, call);
  call.callee.invocations.set(call.invocation, call);
}

/** Forgets a call on both sides: it is answered, or one of its sessions left. */
export function closeCall(call: PendingCall): void {
  call.caller.calls.delete(call.request);
  call.callee.invocations.delete(call.invocation);
  call.timer?.cancel();
}

/** Ends a call with its one answer; if that cannot be delivered, with ERROR (spec: BP-ERR-04, T46). */
export function answerCall(call: PendingCall, answer: ResultMessage | ErrorMessage): void {
  closeCall(call);
  const delivery = call.caller.outbox.deliver(answer);
  if (delivery === "queued") return;
  call.caller.outbox.deliver(errorReply({ type: T.CALL, request: call.request }, refusalOf(delivery)));
}

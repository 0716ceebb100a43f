import { ErrorUri, MessageType as T } from "@junctor/core";
import type { Handler } from "../realm/handler.ts";
import { errorReply } from "../refusal.ts";
import type { PendingCall, WaitingCall } from "../session/session.ts";
import { abandonInvocation } from "./abandoned-invocations.ts";
import { dismiss, interrupt } from "./interrupt.ts";
import { answerCall } from "./pending-calls.ts";

/** What is done in each mode of CANCEL with a call that a callee has got. */
const modes: ReadonlyMap<unknown, (call: PendingCall) => void> = new Map<unknown, (call: PendingCall) => void>([
  ["skip", skip],
  ["kill", kill],
  ["killnowait", killNoWait],
  [undefined, killNoWait],
]);

/** Whether CANCEL may have this mode. */
export function isCancelMode(mode: unknown): boolean {
  return modes.has(mode);
}

/**
 * CANCEL: without a mode `killnowait` (spec: T6, D2). A mode nobody knows is refused. A call that is not in flight,
 * because its answer crossed the CANCEL or it never was this caller's, is left alone, and so is one canceled before.
 */
export const cancel: Handler<typeof T.CANCEL> = (_realm, caller, message) => {
  const call = caller.calls.get(message.request);
  if (call === undefined) return;
  const cancelInMode = modes.get(message.options.mode);
  if (cancelInMode === undefined) {
    const text = 'the mode of CANCEL is "skip", "kill" or "killnowait"';
    caller.outbox.deliver(errorReply(message, { error: ErrorUri.INVALID_ARGUMENT, text }));
  } else if (call.state === "waiting") answerCanceled(call);
  else if (call.state === "open") cancelInMode(call);
};

function answerCanceled(call: PendingCall | WaitingCall): void {
  answerCall(call, errorReply({ type: T.CALL, request: call.request }, { error: ErrorUri.CANCELED }));
}

/** The caller is answered, the callee works on for nothing (spec: AP-CANCEL-03, AP-CANCEL-07). */
function skip(call: PendingCall): void {
  abandonInvocation(call);
  answerCanceled(call);
}

/** The caller is answered, and the callee told that nobody waits (spec: AP-CANCEL-05). */
function killNoWait(call: PendingCall): void {
  dismiss(call);
  answerCanceled(call);
}

/**
 * The callee is told to stop, and its answer, whatever it is, ends the call (spec: AP-CANCEL-04).
 * One that cannot be told is skipped (spec: AP-CANCEL-06).
 */
function kill(call: PendingCall): void {
  if (interrupt(call, "kill")) call.state = "canceling";
  else skip(call);
}

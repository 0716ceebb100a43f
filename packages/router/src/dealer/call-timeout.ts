import { ErrorUri, IdleTimer, MessageType as T } from "@junctor/core";
import type { CallMessage, Dict } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import { errorReply } from "../refusal.ts";
import type { PendingCall, Session } from "../session/session.ts";
import { interrupt } from "./interrupt.ts";
import { answerCall } from "./pending-calls.ts";

/** `CALL.Options.timeout` in milliseconds; 0 if there is none (spec: AP-TMO-01). */
export function readTimeout(options: Dict): number {
  return options.timeout === undefined ? 0 : Number(options.timeout);
}

/** Ends a call that waits too long, unless its callee sees to that itself (spec: AP-TMO-02, AP-TMO-06). */
export function limitCall(realm: Realm, caller: Session, message: CallMessage): void {
  const timeout = readTimeout(message.options);
  const call = caller.calls.get(message.request);
  if (timeout === 0 || call === undefined || call.callee.timeoutsKept.has(call.registration)) return;
  call.timer = new IdleTimer(realm.clock, timeout, () => timeOut(call));
}

/** As a CANCEL `killnowait`, but the caller learns why (spec: AP-TMO-03, AP-TMO-04). */
function timeOut(call: PendingCall): void {
  interrupt(call, "killnowait");
  answerCall(call, errorReply({ type: T.CALL, request: call.request }, { error: ErrorUri.TIMEOUT }));
}

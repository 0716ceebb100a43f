import { MessageType as T } from "@junctor/core";
import type { ErrorMessage, YieldMessage } from "@junctor/core";
import { refusePassthru } from "../payload-passthru.ts";
import { errorReply } from "../refusal.ts";
import type { PendingCall } from "../session/session.ts";
import { answerCall } from "./pending-calls.ts";

/**
 * Keeps an answer in payload passthru mode from a caller that cannot read it: the call ends with ERROR, and the callee
 * of a YIELD is told too (spec: AP-PPT-08, T14). ERROR is never answered. Returns whether the answer was refused.
 */
export function refuseAnswer(call: PendingCall, answer: YieldMessage | ErrorMessage): boolean {
  const attributes = answer.type === T.YIELD ? answer.options : answer.details;
  const refusal = refusePassthru(call.caller, "caller", attributes);
  if (refusal === undefined) return false;
  answerCall(call, errorReply({ type: T.CALL, request: call.request }, refusal));
  if (answer.type === T.YIELD) call.callee.outbox.deliver(errorReply(answer, refusal));
  return true;
}

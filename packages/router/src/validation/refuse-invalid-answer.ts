import { MessageType as T } from "@junctor/core";
import type { ErrorMessage, YieldMessage } from "@junctor/core";
import { breakOff } from "../dealer/break-off.ts";
import { answerCall } from "../dealer/pending-calls.ts";
import { errorReply } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { PendingCall } from "../session/session.ts";
import { declaredChecks } from "./declared-checks.ts";
import { refusePayload } from "./refuse-payload.ts";
import type { Validation } from "./validation.ts";

/**
 * Keeps an answer whose payload does not fit what is declared from the caller: the call ends with ERROR
 * `wamp.error.invalid_argument`, which says that the callee is at fault (spec: AP-IDL-05). A callee that sent a
 * progressive result is interrupted; else it is told nothing, since clients take an ERROR to their YIELD for a
 * protocol violation. Returns whether the answer was refused.
 */
export function refuseInvalidAnswer(
  validation: Validation | undefined,
  call: PendingCall,
  answer: YieldMessage | ErrorMessage,
): boolean {
  if (validation === undefined) return false;
  const refusal =
    answer.type === T.YIELD ? refuseYield(validation, call, answer) : refuseError(validation, call, answer);
  if (refusal === undefined) return false;
  if (answer.type === T.YIELD && answer.options.progress === true) breakOff(call, refusal);
  else answerCall(call, errorReply({ type: T.CALL, request: call.request }, refusal));
  return true;
}

function refuseYield(
  validation: Validation,
  { checks }: PendingCall,
  { options, payload }: YieldMessage,
): Refusal | undefined {
  const isProgress = options.progress === true;
  const use = isProgress ? "call_result_progress" : "call_result";
  const expected = checks.map(({ progress, result }) => (isProgress ? progress : result));
  return refusePayload(validation, { use, payload, attributes: options }, expected);
}

function refuseError(
  validation: Validation,
  { callee, checks }: PendingCall,
  message: ErrorMessage,
): Refusal | undefined {
  const { error, payload, details } = message;
  const byItself = declaredChecks(validation, callee, { type: "error", uri: error });
  const expected = [...checks.map(({ errors }) => errors.get(error)), ...byItself.map(({ own }) => own)];
  return refusePayload(validation, { use: "call_error", payload, attributes: details }, expected);
}

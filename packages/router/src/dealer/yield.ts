import { EMPTY_DICT, MessageType as T } from "@junctor/core";
import { carryPassthru, requirePassthru } from "../payload-passthru.ts";
import type { Handler } from "../realm/handler.ts";
import { refuseInvalidAnswer } from "../validation/refuse-invalid-answer.ts";
import { settleAbandoned } from "./abandoned-invocations.ts";
import { answeredCall } from "./answered-call.ts";
import { interrupt } from "./interrupt.ts";
import { answerCall } from "./pending-calls.ts";
import { relayProgress } from "./progressive-results.ts";
import { refuseAnswer } from "./refuse-answer.ts";

/**
 * YIELD: becomes the RESULT of the call, payload unchanged (spec: BP-RPC-08). A callee that goes on to send progressive
 * results of a call that has ended is told so (spec: T2); progressive results nobody asked for are discarded (spec: T32).
 */
export const yieldResult: Handler<typeof T.YIELD> = (realm, callee, message) => {
  requirePassthru(callee, "callee", message.options);
  const progressive = message.options.progress === true;
  const call = answeredCall(realm, callee, message.request);
  if (call === undefined) {
    const told = progressive && interrupt({ callee, invocation: message.request }, "killnowait");
    if (told || !progressive) settleAbandoned(callee, message.request);
    return;
  }
  if (progressive && !call.receivesProgress) return;
  if (refuseAnswer(call, message)) return;
  if (refuseInvalidAnswer(realm.validation, call, message)) return;
  if (progressive) return relayProgress(call, message);
  const details = carryPassthru(EMPTY_DICT, message.options);
  answerCall(call, { type: T.RESULT, request: call.request, details, payload: message.payload });
};

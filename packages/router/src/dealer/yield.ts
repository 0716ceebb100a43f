import { EMPTY_DICT, MessageType as T } from "@junctor/core";
import { carryPassthru, requirePassthru } from "../payload-passthru.ts";
import type { Handler } from "../realm/handler.ts";
import { answeredCall } from "./answered-call.ts";
import { answerCall } from "./pending-calls.ts";
import { refuseAnswer } from "./refuse-answer.ts";

/** YIELD: becomes the RESULT of the call, payload unchanged (spec: BP-RPC-08). */
export const yieldResult: Handler<typeof T.YIELD> = (realm, callee, message) => {
  requirePassthru(callee, "callee", message.options);
  const call = answeredCall(realm, callee, message.request);
  if (call === undefined) return;
  // Nobody asked for progressive results: such a YIELD is discarded and the call stays open (spec: T32).
  if (message.options.progress === true) return;
  if (refuseAnswer(call, message)) return;
  const details = carryPassthru(EMPTY_DICT, message.options);
  answerCall(call, { type: T.RESULT, request: call.request, details, payload: message.payload });
};

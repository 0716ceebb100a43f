import { EMPTY_DICT, MessageType as T } from "@junctor/core";
import type { Handler } from "../realm/handler.ts";
import { answeredCall } from "./answered-call.ts";
import { answerCall } from "./pending-calls.ts";

/** YIELD: becomes the RESULT of the call, payload unchanged (spec: BP-RPC-08). */
export const yieldResult: Handler<typeof T.YIELD> = (realm, callee, message) => {
  const call = answeredCall(realm, callee, message.request);
  if (call === undefined) return;
  // Nobody asked for progressive results: such a YIELD is discarded and the call stays open (spec: T32).
  if (message.options.progress === true) return;
  answerCall(call, { type: T.RESULT, request: call.request, details: EMPTY_DICT, payload: message.payload });
};

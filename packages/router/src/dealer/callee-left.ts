import { ErrorUri, MessageType as T } from "@junctor/core";
import { errorReply } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { answerCall } from "./pending-calls.ts";

const refusal = { error: ErrorUri.CANCELED, text: "the callee left before it answered" };

/** Tells every caller that waits for a callee which left (spec: BP-RPC-15, BP-RPC-16, T1). */
export function calleeLeft(callee: Session): void {
  for (const call of callee.invocations.values()) {
    answerCall(call, errorReply({ type: T.CALL, request: call.request }, refusal));
  }
}

import { MessageType as T } from "@junctor/core";
import { errorReply } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { PendingCall } from "../session/session.ts";
import { dismiss } from "./interrupt.ts";
import { answerCall } from "./pending-calls.ts";

/** Ends a call of which something could not be delivered: the callee is told to stop, and the caller why. */
export function breakOff(call: PendingCall, refusal: Refusal): void {
  dismiss(call);
  answerCall(call, errorReply({ type: T.CALL, request: call.request }, refusal));
}

import type { Session } from "../session/session.ts";
import { dismiss } from "./interrupt.ts";
import { closeCall } from "./pending-calls.ts";

/**
 * Drops the calls of a caller that left. A callee that announced `call_canceling` is interrupted; the answer of
 * another one will be discarded as late (spec: BP-RPC-12 to BP-RPC-14). First those go that wait for room: none of
 * them takes what the others leave.
 */
export function callerLeft(caller: Session): void {
  for (const call of caller.calls.values()) {
    if (call.state === "waiting") closeCall(call);
  }
  for (const call of caller.calls.values()) {
    if (call.state === "waiting") continue;
    if (call.callee !== caller) dismiss(call);
    closeCall(call);
    call.seat?.announceRoom();
  }
}

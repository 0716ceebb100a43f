import type { Session } from "../session/session.ts";
import { interrupt } from "./interrupt.ts";
import { closeCall } from "./pending-calls.ts";

/**
 * Drops the calls of a caller that left. A callee that announced `call_canceling` is interrupted; the answer of
 * another one will be discarded as late (spec: BP-RPC-12 to BP-RPC-14).
 */
export function callerLeft(caller: Session): void {
  for (const call of caller.calls.values()) {
    closeCall(call);
    if (call.callee !== caller) interrupt(call, "killnowait");
  }
}

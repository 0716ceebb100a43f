import { MessageType as T } from "@junctor/core";
import { announces } from "../features.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import { closeCall } from "./pending-calls.ts";

const options = Object.freeze({ mode: "killnowait" });

/**
 * Drops the calls of a caller that left. The callee is interrupted if dealer and callee both announced
 * `call_canceling`; otherwise its answer will be discarded as late (spec: BP-RPC-12 to BP-RPC-14).
 */
export function callerLeft(realm: Realm, caller: Session): void {
  const canceling = announces(realm.features, "dealer", "call_canceling");
  for (const call of caller.calls.values()) {
    closeCall(call);
    if (!canceling || call.callee === caller || !call.callee.announces("callee", "call_canceling")) continue;
    call.callee.outbox.deliver({ type: T.INTERRUPT, request: call.invocation, options });
  }
}

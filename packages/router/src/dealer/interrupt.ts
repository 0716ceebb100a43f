import { MessageType as T } from "@junctor/core";
import type { PendingCall } from "../session/session.ts";
import { abandonInvocation } from "./abandoned-invocations.ts";

/** What a callee works on. */
type Interruptible = Pick<PendingCall, "callee" | "invocation">;

/** Whether the callee still has to answer (`kill`), or nobody waits for it any more (`killnowait`). */
export type InterruptMode = "kill" | "killnowait";

const options = {
  kill: Object.freeze({ mode: "kill" }),
  killnowait: Object.freeze({ mode: "killnowait" }),
} as const;

/**
 * Tells the callee of a call to stop. A callee that did not announce `call_canceling` hears nothing: it would take
 * INTERRUPT for a protocol violation (spec: AP-CANCEL-06, BP-RPC-13).
 * @returns whether the callee was told.
 */
export function interrupt({ callee, invocation }: Interruptible, mode: InterruptMode): boolean {
  if (!callee.announces("callee", "call_canceling")) return false;
  return callee.outbox.deliver({ type: T.INTERRUPT, request: invocation, options: options[mode] }) === "queued";
}

/** Tells the callee of a call that nobody waits for it any more; one that cannot be told works on. */
export function dismiss(call: PendingCall): void {
  if (!interrupt(call, "killnowait")) abandonInvocation(call);
}

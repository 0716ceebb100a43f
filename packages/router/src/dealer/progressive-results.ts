import { MessageType as T } from "@junctor/core";
import type { Dict, YieldMessage } from "@junctor/core";
import { carryPassthru } from "../payload-passthru.ts";
import type { PendingCall, Session } from "../session/session.ts";
import { breakOff } from "./break-off.ts";
import { refusalOf } from "./undelivered.ts";

const progress = Object.freeze({ progress: true });

/** Whether a call asks for progressive results, and its callee can give them and be stopped (spec: AP-PCR-01, -03). */
export function receivesProgress(callee: Session, options: Dict): boolean {
  return (
    options.receive_progress === true &&
    callee.announces("callee", "progressive_call_results") &&
    callee.announces("callee", "call_canceling")
  );
}

/**
 * A progressive YIELD becomes a progressive RESULT at once (spec: AP-PCR-05), and the time for the next one starts
 * (spec: AP-PCR-10). If it cannot be delivered, the call ends.
 */
export function relayProgress(call: PendingCall, { options, payload }: YieldMessage): void {
  const details = carryPassthru(progress, options);
  const delivery = call.caller.outbox.deliver({ type: T.RESULT, request: call.request, details, payload });
  if (delivery !== "queued") return breakOff(call, refusalOf(delivery));
  call.message = undefined;
  call.timer?.rearm();
}

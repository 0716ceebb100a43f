import { ErrorUri } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import { breakOff } from "./model-call-ends.ts";
import { oweInvocation, startTime } from "./model-progress.ts";
import { PeerFault } from "./model-realm.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelCall, ModelSession } from "./model-session.ts";

/**
 * CALL with a chunk of a call that is open, or has ended.
 * @returns false if it is a new call.
 */
export function modelChunk(realm: ModelRealm, caller: ModelSession, message: CallMessage): boolean {
  const announced = caller.callerFeatures.progressive_call_invocations === true;
  const call = caller.calls.get(message.request);
  if (call !== undefined) continueCall(realm, call, message);
  else if (!announced && message.options.progress === true) throw new PeerFault();
  else return announced && message.request <= caller.lastRequest;
  return true;
}

function continueCall(realm: ModelRealm, call: ModelCall, message: CallMessage): void {
  if (call.chunks !== "coming" || call.message.procedure !== message.procedure) throw new PeerFault();
  if (message.options.progress !== true) call.chunks = "complete";
  // A callee that was told to stop gets no more.
  if (call.state === "canceling") return;
  if (call.callee?.peer.flow !== "normal") return breakOff(realm, call, ErrorUri.NETWORK_FAILURE);
  startTime(realm, call);
  oweInvocation(realm, call, message);
}

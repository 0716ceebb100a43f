import { MessageType as T, ProtocolError } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import type { PendingCall, ProgressiveInvocation, Session, WaitingCall } from "../session/session.ts";
import { refuseInvalidChunk } from "../validation/refuse-invalid-call.ts";
import { breakOff } from "./break-off.ts";
import { beginProgressive, sendsChunks } from "./progressive-invocation.ts";
import { refusalOf } from "./undelivered.ts";

/**
 * A CALL whose id is not new continues a call (spec: AP-PCI-09, AP-PCI-10). What the call has left unsaid when it ends
 * may be on its way, and is discarded (spec: AP-PCI-11). What was checked for the first chunk, such as who may call, is
 * not checked again.
 * @returns whether that is all there is to do with the message.
 * @throws {ProtocolError} if a call of that id is open and expects no chunk, or one for another procedure; if chunks
 *   of a new one are to come, and the caller did not announce that.
 */
export function continueCall(realm: Realm, caller: Session, message: CallMessage): boolean {
  const call = caller.calls.get(message.request);
  if (call !== undefined) takeChunk(realm, call, message);
  else if (caller.requestIds.isLate(message.request) && sendsChunks(caller)) discard(realm, caller, message);
  else {
    beginProgressive(caller, message);
    return false;
  }
  return true;
}

function discard(realm: Realm, { requestIds }: Session, { request, options }: CallMessage): void {
  realm.counters.chunksLate++;
  if (options.progress !== true) requestIds.lastChunk(request);
}

function takeChunk({ validation }: Realm, call: PendingCall | WaitingCall, message: CallMessage): void {
  // A call with chunks does not wait for a callee.
  if (call.state === "waiting" || call.progressive?.state !== "coming") {
    throw new ProtocolError(`call ${call.request} is in flight already`);
  }
  const { progressive } = call;
  if (message.procedure !== progressive.procedure) {
    throw new ProtocolError(`call ${call.request} was begun with another procedure`);
  }
  if (message.options.progress !== true) complete(call, progressive);
  // A callee that was told to stop gets no more.
  if (call.state !== "open") return;
  const refusal = refuseInvalidChunk(validation, message, call.checks);
  if (refusal === undefined) forward(call, progressive, message);
  else breakOff(call, refusal);
}

function complete({ caller, request }: PendingCall, progressive: ProgressiveInvocation): void {
  progressive.state = "complete";
  caller.requestIds.lastChunk(request);
}

/** Under the id and the details of the first INVOCATION; the time for the next sign of life starts (spec: T40). */
function forward(call: PendingCall, progressive: ProgressiveInvocation, { payload }: CallMessage): void {
  const details = progressive.state === "complete" ? progressive.lastDetails : progressive.details;
  const { callee, invocation: request, registration } = call;
  const delivery = callee.outbox.deliver({ type: T.INVOCATION, request, registration, details, payload });
  if (delivery === "queued") call.timer?.rearm();
  else breakOff(call, refusalOf(delivery));
}

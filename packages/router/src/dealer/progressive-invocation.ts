import { ErrorUri, ProtocolError } from "@junctor/core";
import type { CallMessage, Dict } from "@junctor/core";
import type { Refusal } from "../refusal.ts";
import type { ProgressiveInvocation, Session } from "../session/session.ts";

/** What caller, dealer and callee announce if the payload of a call may come in chunks (spec: AP-PCI-01). */
const FEATURE = "progressive_call_invocations";

/** @param details Those of the last INVOCATION; the others say that more is to come. */
export function progressiveInvocation({ procedure }: CallMessage, details: Dict): ProgressiveInvocation {
  return { procedure, details: { ...details, progress: true }, lastDetails: details, state: "coming" };
}

/** Whether a session may send the payload of a call in chunks. */
export function sendsChunks(caller: Session): boolean {
  return caller.announces("caller", FEATURE);
}

/**
 * Takes note of a call whose payload comes in chunks, even if it is going to be refused: they come all the same.
 * @throws {ProtocolError} if its caller did not announce that (spec: AP-PCI-02).
 */
export function beginProgressive(caller: Session, { request, options }: CallMessage): void {
  if (options.progress !== true) return;
  if (!sendsChunks(caller)) {
    throw new ProtocolError(`CALL with progress needs the feature ${FEATURE}, which HELLO did not name for caller`);
  }
  caller.requestIds.expectChunks(request);
}

const unsupported: Refusal = {
  error: ErrorUri.FEATURE_NOT_SUPPORTED,
  text: `the callee does not support ${FEATURE} and call_canceling`,
};

/** Refuses to give chunks to a callee that cannot take them, or cannot be stopped (spec: AP-PCI-04). */
export function refuseProgressive(callee: Session, { options }: CallMessage): Refusal | undefined {
  if (options.progress !== true) return undefined;
  const supported = callee.announces("callee", FEATURE) && callee.announces("callee", "call_canceling");
  return supported ? undefined : unsupported;
}

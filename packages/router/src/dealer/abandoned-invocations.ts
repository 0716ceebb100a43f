import type { PendingCall, Session } from "../session/session.ts";

/** The callee of a call that ends works on without knowing; until it answers it keeps its place. */
export function abandonInvocation(call: PendingCall): void {
  if (call.seat === undefined) return;
  call.callee.abandoned ??= new Map();
  call.callee.abandoned.set(call.invocation, call.seat);
  call.seat = undefined;
}

/** A callee has answered what nobody waits for, or was told to stop by now. */
export function settleAbandoned({ abandoned }: Session, invocation: number): void {
  const seat = abandoned?.get(invocation);
  if (seat === undefined) return;
  abandoned?.delete(invocation);
  seat.release();
  seat.announceRoom();
}

import { ProtocolError } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";
import type { PendingCall, Session } from "../session/session.ts";

/**
 * The call a YIELD or ERROR of `callee` answers. Undefined if that call has ended since: the answer is late and
 * nobody's fault (spec: BP-RPC-14, T2). Invocations of other callees cannot be reached (spec: BP-RPC-10).
 * @throws {ProtocolError} if `callee` was never given such an INVOCATION (spec: BP-PERR-09).
 */
export function answeredCall(realm: Realm, callee: Session, invocation: number): PendingCall | undefined {
  const call = callee.invocations.get(invocation);
  if (call !== undefined) return call;
  if (invocation > callee.invocationIds.last) throw new ProtocolError(`there was no INVOCATION ${invocation}`);
  realm.counters.answersLate++;
  return undefined;
}

import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { Registration } from "./registrations.ts";
import { isDeclinable } from "./reroute.ts";

/**
 * Whether calls in flight may yet come to a callee that has nothing to answer: those that wait for room at one of its
 * registrations, and those that another callee there may decline.
 */
export function isAwaited(realm: Realm, callee: Session): boolean {
  for (const id of callee.registrations) {
    const registration = realm.registrations.get(id);
    if (registration === undefined) continue;
    if (registration.waiting.size > 0 || mayGetDeclined(registration, callee)) return true;
  }
  return false;
}

/** Whether another callee has a call that it may decline, and this one has not. */
function mayGetDeclined({ id, callees }: Registration, callee: Session): boolean {
  for (const other of callees) {
    if (other === callee || !other.declines) continue;
    for (const call of other.invocations.values()) {
      if (call.registration === id && isDeclinable(call) && call.tried?.has(callee) !== true) return true;
    }
  }
  return false;
}

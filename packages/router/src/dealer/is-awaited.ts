import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";

/**
 * Whether calls wait for room at one of the registrations of a callee: it may have nothing to answer but what nobody
 * waits for any more, and still be the one that they wait for.
 */
export function isAwaited(realm: Realm, callee: Session): boolean {
  for (const id of callee.registrations) {
    const waiting = realm.registrations.get(id)?.waiting.size ?? 0;
    if (waiting > 0) return true;
  }
  return false;
}

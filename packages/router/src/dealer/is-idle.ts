import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import { isAwaited } from "./is-awaited.ts";

/** Whether no call of a session is in flight, made or taken, and none waits for it. */
export function isIdle(realm: Realm, session: Session): boolean {
  return session.calls.size + session.invocations.size === 0 && !isAwaited(realm, session);
}

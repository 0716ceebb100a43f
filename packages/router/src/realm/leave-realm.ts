import { calleeLeft } from "../dealer/callee-left.ts";
import { callerLeft } from "../dealer/caller-left.ts";
import { announceLeave } from "../meta/session-events.ts";
import type { Departure, Session } from "../session/session.ts";
import type { Realm } from "./realm.ts";

/**
 * Takes a session out of its realm. Touches only what it holds, and leaves none of it (spec: BP-SESS-16).
 * @param departure whether the others are told that it left.
 */
export function leaveRealm(realm: Realm, session: Session, departure: Departure): void {
  realm.sessions.delete(session.id);
  realm.subscriptions.removeAll(session);
  realm.registrations.removeAll(session);
  callerLeft(session);
  calleeLeft(session);
  if (departure === "announced") announceLeave(realm, session);
}

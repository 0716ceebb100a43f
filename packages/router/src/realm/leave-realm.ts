import { calleeLeft } from "../dealer/callee-left.ts";
import { callerLeft } from "../dealer/caller-left.ts";
import { serveWaiting } from "../dealer/serve-waiting.ts";
import { announceUnregistered } from "../meta/registration-events.ts";
import { announceUndeclared } from "../meta/reflection-events.ts";
import { announceLeave } from "../meta/session-events.ts";
import { announceUnsubscribed } from "../meta/subscription-events.ts";
import type { Departure, Session } from "../session/session.ts";
import { publishTestaments } from "./publish-testaments.ts";
import type { Realm } from "./realm.ts";

/**
 * Takes a session out of its realm. Touches only what it holds, and leaves none of it (spec: BP-SESS-16).
 * The others are told when all is done, the session itself of nothing any more.
 * @param departure whether the others are told that it left.
 */
export function leaveRealm(realm: Realm, session: Session, departure: Departure): void {
  realm.sessions.delete(session.id);
  if (realm.sessions.size === 0) realm.onOccupancy?.("empty");
  session.meter?.stop();
  const subscriptions = realm.subscriptions.removeAll(session);
  const registrations = realm.registrations.removeAll(session);
  const declarations = realm.directory.removeAll(session);
  callerLeft(session);
  calleeLeft(session);
  for (const registration of registrations) serveWaiting(realm.clock, registration, "any");
  if (departure === "silent") return;
  publishTestaments(realm, session);
  for (const subscription of subscriptions) announceUnsubscribed(realm, session, subscription);
  for (const registration of registrations) announceUnregistered(realm, session, registration);
  for (const declared of declarations) announceUndeclared(realm, declared);
  session.meter?.announceLast();
  announceLeave(realm, session);
}

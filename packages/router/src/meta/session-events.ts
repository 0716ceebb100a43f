import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import { publishMetaEvent } from "./publish-meta-event.ts";
import { sessionDetails } from "./session-details.ts";

/** Tells of a session that got its WELCOME (spec: AP-MSESS-03). */
export function announceJoin(realm: Realm, session: Session): void {
  publishMetaEvent(realm, "wamp.session.on_join", () => [sessionDetails(session)]);
}

/** Tells of a session that is gone, and holds nothing any more (spec: AP-MSESS-04). */
export function announceLeave(realm: Realm, session: Session): void {
  const { authid, authrole } = session.identity;
  publishMetaEvent(realm, "wamp.session.on_leave", () => [session.id, authid, authrole]);
}

import type { Registration } from "../dealer/registrations.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import { publishMetaEvent } from "./publish-meta-event.ts";
import { registrationDetails } from "./registration-details.ts";

/**
 * Tells that a session became a callee, and first, if it is the only one, that the registration was created
 * (spec: AP-MREG-02, AP-MREG-03, AP-MREG-05).
 */
export function announceRegistered(realm: Realm, callee: Session, registration: Registration): void {
  if (registration.callees.length === 1) {
    publishMetaEvent(realm, "wamp.registration.on_create", () => [callee.id, registrationDetails(registration)]);
  }
  publishMetaEvent(realm, "wamp.registration.on_register", () => [callee.id, registration.id]);
}

/**
 * Tells that a session is a callee no more, and then, if it was the last, that the registration was deleted
 * (spec: AP-MREG-03 to AP-MREG-05).
 */
export function announceUnregistered(realm: Realm, callee: Session, registration: Registration): void {
  publishMetaEvent(realm, "wamp.registration.on_unregister", () => [callee.id, registration.id]);
  if (registration.callees.length > 0) return;
  publishMetaEvent(realm, "wamp.registration.on_delete", () => [callee.id, registration.id]);
}

import { EMPTY_DICT, MessageType as T } from "@junctor/core";
import { announceUnregistered } from "../meta/registration-events.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import { serveWaiting } from "./serve-waiting.ts";

/**
 * Takes `callee` off a registration it holds. It is told only if it announced that it understands; calls it has got
 * may still be answered (spec: AP-REV-01, AP-REV-03).
 * @param reason a URI for the callee. Default: none is given.
 */
export function revokeCallee(
  realm: Realm,
  callee: Session,
  [registration, reason]: [id: number, reason?: string],
): void {
  const held = realm.registrations.remove(callee, registration);
  if (callee.announces("callee", "registration_revocation")) {
    const why = reason === undefined ? EMPTY_DICT : { reason };
    callee.outbox.deliver({ type: T.UNREGISTERED, request: 0, details: { registration, ...why } });
  }
  if (held === undefined) return;
  serveWaiting(realm.clock, held, "any");
  announceUnregistered(realm, callee, held);
}

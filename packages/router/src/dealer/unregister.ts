import { ErrorUri, MessageType as T } from "@junctor/core";
import { announceUnregistered } from "../meta/registration-events.ts";
import type { Handler } from "../realm/handler.ts";
import { errorReply } from "../refusal.ts";
import { serveWaiting } from "./serve-waiting.ts";

/**
 * UNREGISTER: later calls no longer reach this callee; calls it has already got may still be answered
 * (spec: BP-RPC-04). An id it does not hold is no such registration, whoever else holds it (spec: BP-RPC-03, T39).
 */
export const unregister: Handler<typeof T.UNREGISTER> = (realm, callee, message) => {
  if (!callee.registrations.has(message.registration)) {
    callee.outbox.deliver(errorReply(message, { error: ErrorUri.NO_SUCH_REGISTRATION }));
    return;
  }
  const registration = realm.registrations.remove(callee, message.registration);
  callee.outbox.deliver({ type: T.UNREGISTERED, request: message.request });
  if (registration === undefined) return;
  serveWaiting(realm.clock, registration, "any");
  announceUnregistered(realm, callee, registration);
};

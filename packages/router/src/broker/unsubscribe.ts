import { ErrorUri, MessageType as T } from "@junctor/core";
import { announceUnsubscribed } from "../meta/subscription-events.ts";
import type { Handler } from "../realm/handler.ts";
import { errorReply } from "../refusal.ts";

/**
 * UNSUBSCRIBE: ends the subscription of this session however often it was requested (spec: BP-PS-04).
 * An id the session does not hold is no such subscription, whoever else holds it (spec: BP-PS-05, T39).
 */
export const unsubscribe: Handler<typeof T.UNSUBSCRIBE> = (realm, session, message) => {
  if (!session.subscriptions.has(message.subscription)) {
    session.outbox.deliver(errorReply(message, { error: ErrorUri.NO_SUCH_SUBSCRIPTION }));
    return;
  }
  const subscription = realm.subscriptions.remove(session, message.subscription);
  session.outbox.deliver({ type: T.UNSUBSCRIBED, request: message.request });
  if (subscription !== undefined) announceUnsubscribed(realm, session, subscription);
};

import { MessageType as T } from "@junctor/core";
import type { SubscribeMessage } from "@junctor/core";
import type { Handler } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import { errorReply, refuseBeyond, refuseOption, refuseUri } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";

/** SUBSCRIBE: answered by SUBSCRIBED or ERROR (spec: BP-PS-01). Topics under `wamp` may be subscribed to. */
export const subscribe: Handler<typeof T.SUBSCRIBE> = (realm, session, message) => {
  const refusal = refuse(realm, session, message);
  if (refusal !== undefined) {
    session.outbox.deliver(errorReply(message, refusal));
    return;
  }
  const subscription = realm.subscriptions.add(session, message.topic, "exact");
  session.outbox.deliver({ type: T.SUBSCRIBED, request: message.request, subscription: subscription.id });
};

function refuse(realm: Realm, session: Session, { options, topic }: SubscribeMessage): Refusal | undefined {
  const refusal = refuseOption("match", options.match, "exact") ?? refuseUri(topic, realm.rules.uriRule);
  if (refusal !== undefined) return refusal;
  if (realm.subscriptions.find(topic, "exact")?.subscribers.has(session)) return undefined;
  return refuseBeyond(realm.limits.maxSubscriptions, session.subscriptions.size, "subscriptions");
}

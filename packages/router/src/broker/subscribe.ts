import { MessageType as T } from "@junctor/core";
import { matchPolicy, refusePattern, unknownMatch } from "../match-policy.ts";
import type { Pattern } from "../match-policy.ts";
import { announceSubscribed } from "../meta/subscription-events.ts";
import type { Handler } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import { errorReply, refuseBeyond } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { replayRetained } from "./replay-retained.ts";
import type { Subscription } from "./subscriptions.ts";

/**
 * SUBSCRIBE: answered by SUBSCRIBED or ERROR (spec: BP-PS-01). Topics under `wamp` may be subscribed to, and patterns
 * may match them (spec: T19). With `get_retained` the retained events follow SUBSCRIBED, every time (spec: AP-RET-06).
 */
export const subscribe: Handler<typeof T.SUBSCRIBE> = (realm, session, message) => {
  const match = matchPolicy(message.options);
  const held = session.subscriptions.size;
  const outcome = match === undefined ? unknownMatch : enter(realm, session, { uri: message.topic, match });
  if ("error" in outcome) {
    session.outbox.deliver(errorReply(message, outcome));
    return;
  }
  session.outbox.deliver({ type: T.SUBSCRIBED, request: message.request, subscription: outcome.id });
  if (message.options.get_retained === true) replayRetained(realm, session, outcome);
  if (session.subscriptions.size > held) announceSubscribed(realm, session, outcome);
};

function enter(realm: Realm, session: Session, pattern: Pattern): Subscription | Refusal {
  return refuse(realm, session, pattern) ?? realm.subscriptions.add(session, pattern.uri, pattern.match);
}

function refuse(realm: Realm, session: Session, pattern: Pattern): Refusal | undefined {
  const refusal = refusePattern(pattern, realm.rules.uriRule);
  if (refusal !== undefined) return refusal;
  if (realm.subscriptions.find(pattern.uri, pattern.match)?.subscribers.has(session)) return undefined;
  return refuseBeyond(realm.limits.maxSubscriptions, session.subscriptions.size, "subscriptions");
}

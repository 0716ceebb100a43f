import { ErrorUri, MessageType as T } from "@junctor/core";
import type { SubscribeMessage } from "@junctor/core";
import { matchPolicy, refusePattern, unknownMatch } from "../match-policy.ts";
import type { Pattern } from "../match-policy.ts";
import { announceSubscribed } from "../meta/subscription-events.ts";
import type { Handler } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import { errorReply, refuseBeyond } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { readKey } from "../read-key.ts";
import { replayRetained } from "./replay-retained.ts";
import type { Subscription } from "./subscriptions.ts";

/**
 * SUBSCRIBE: answered by SUBSCRIBED or ERROR (spec: BP-PS-01). Topics under `wamp` may be subscribed to, and patterns
 * may match them (spec: T19). With `get_retained` the retained events follow SUBSCRIBED, every time (spec: AP-RET-06).
 * With `nkey` the session takes only its share of the events that have a resource key (spec: AP-SHARD-03).
 */
export const subscribe: Handler<typeof T.SUBSCRIBE> = (realm, session, message) => {
  const held = session.subscriptions.size;
  const outcome = enter(realm, session, message);
  if ("error" in outcome) {
    session.outbox.deliver(errorReply(message, outcome));
    return;
  }
  session.outbox.deliver({ type: T.SUBSCRIBED, request: message.request, subscription: outcome.id });
  if (message.options.get_retained === true) replayRetained(realm, session, outcome);
  if (session.subscriptions.size > held) announceSubscribed(realm, session, outcome);
};

function enter(realm: Realm, session: Session, { topic, options }: SubscribeMessage): Subscription | Refusal {
  const match = matchPolicy(options);
  if (match === undefined) return unknownMatch;
  const pattern = { uri: topic, match };
  const nkey = readKey(options.nkey);
  return refuse(realm, session, { pattern, nkey }) ?? realm.subscriptions.add(session, pattern, nkey);
}

interface Wish {
  readonly pattern: Pattern;
  readonly nkey: string | undefined;
}

function refuse(realm: Realm, session: Session, { pattern, nkey }: Wish): Refusal | undefined {
  const refusal = refusePattern(pattern, realm.rules.uriRule);
  if (refusal !== undefined) return refusal;
  const subscription = realm.subscriptions.find(pattern.uri, pattern.match);
  if (subscription?.subscribers.has(session) === true) return refuseOtherNode(subscription, session, nkey);
  return refuseBeyond(realm.limits.maxSubscriptions, session.subscriptions.size, "subscriptions");
}

/** A session is on one node of a subscription, or on all: what it has it keeps until it unsubscribes. */
function refuseOtherNode({ shards }: Subscription, session: Session, nkey: string | undefined): Refusal | undefined {
  if (shards?.nkeyOf(session) === nkey) return undefined;
  const text = "nkey: this session holds the subscription with another node key, or without one; unsubscribe first";
  return { error: ErrorUri.OPTION_NOT_ALLOWED, text };
}

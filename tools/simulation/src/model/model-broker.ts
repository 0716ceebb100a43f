import { ErrorUri, MessageType as T } from "@junctor/core";
import type { SubscribeMessage, UnsubscribeMessage } from "@junctor/core";
import { limits } from "../limits.ts";
import { oweSubscribed, oweUnsubscribed } from "./model-meta.ts";
import { oweRetained } from "./model-publish.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelSession } from "./model-session.ts";
import { asMatchPolicy } from "./patterns.ts";

/** SUBSCRIBE. */
export function modelSubscribe(realm: ModelRealm, session: ModelSession, message: SubscribeMessage): void {
  const match = asMatchPolicy(message.options.match ?? "exact");
  if (match === undefined) return realm.oweError(session, message, ErrorUri.OPTION_NOT_ALLOWED);
  // Under `wamp` one may subscribe.
  if (message.topic.includes(" ")) return realm.oweError(session, message, ErrorUri.INVALID_URI);
  const found = realm.subscriptions.find((each) => each.uri === message.topic && each.match === match);
  const holds = found !== undefined && session.subscriptions.has(found);
  const { nkey } = message.options;
  if (holds && found.nodes.get(session) !== nkey) return realm.oweError(session, message, ErrorUri.OPTION_NOT_ALLOWED);
  if (!holds && session.subscriptions.size >= limits.maxSubscriptions) {
    return realm.oweError(session, message, ErrorUri.UNAVAILABLE);
  }
  const subscription = found ?? { uri: message.topic, match, id: undefined, subscribers: new Set(), nodes: new Map() };
  if (found === undefined) realm.subscriptions.push(subscription);
  subscription.subscribers.add(session);
  session.subscriptions.add(subscription);
  if (typeof nkey === "string") subscription.nodes.set(session, nkey);
  realm.owe(session.peer, {
    what: `SUBSCRIBED ${message.request}`,
    accepts: (answer) =>
      answer.type === T.SUBSCRIBED &&
      answer.request === message.request &&
      (subscription.id ??= freshId(realm.subscriptions, answer.subscription)) === answer.subscription,
  });
  if (message.options.get_retained === true) oweRetained(realm, session, subscription);
  if (!holds) oweSubscribed(realm, session, subscription);
}

/** The id, unless another one has it. */
export function freshId(held: readonly { readonly id: number | undefined }[], id: number): number {
  return held.some((each) => each.id === id) ? -1 : id;
}

/** UNSUBSCRIBE. */
export function modelUnsubscribe(realm: ModelRealm, session: ModelSession, message: UnsubscribeMessage): void {
  const subscription = [...session.subscriptions].find((each) => each.id === message.subscription);
  if (subscription === undefined) return realm.oweError(session, message, ErrorUri.NO_SUCH_SUBSCRIPTION);
  realm.unsubscribe(session, subscription);
  realm.oweFields(session.peer, { type: T.UNSUBSCRIBED, request: message.request });
  oweUnsubscribed(realm, session, subscription);
}

import { isDeepStrictEqual } from "node:util";
import { ErrorUri, MessageType as T } from "@junctor/core";
import type { Dict, PublishMessage, SubscribeMessage, UnsubscribeMessage } from "@junctor/core";
import { limits } from "../limits.ts";
import { tokenOf } from "./expectations.ts";
import { oweSubscribed, oweUnsubscribed } from "./model-meta.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelPublication, ModelSession, ModelSubscription } from "./model-session.ts";
import { asMatchPolicy, isRefused, matches } from "./patterns.ts";

/** SUBSCRIBE. */
export function modelSubscribe(realm: ModelRealm, session: ModelSession, message: SubscribeMessage): void {
  const match = asMatchPolicy(message.options.match ?? "exact");
  if (match === undefined) return realm.oweError(session, message, ErrorUri.OPTION_NOT_ALLOWED);
  // Under `wamp` one may subscribe.
  if (message.topic.includes(" ")) return realm.oweError(session, message, ErrorUri.INVALID_URI);
  const found = realm.subscriptions.find((each) => each.uri === message.topic && each.match === match);
  if (!(found && session.subscriptions.has(found)) && session.subscriptions.size >= limits.maxSubscriptions) {
    return realm.oweError(session, message, ErrorUri.UNAVAILABLE);
  }
  const subscription = found ?? { uri: message.topic, match, id: undefined, subscribers: new Set() };
  if (found === undefined) realm.subscriptions.push(subscription);
  const isNew = !subscription.subscribers.has(session);
  subscription.subscribers.add(session);
  session.subscriptions.add(subscription);
  realm.owe(session.peer, {
    what: `SUBSCRIBED ${message.request}`,
    accepts: (answer) =>
      answer.type === T.SUBSCRIBED &&
      answer.request === message.request &&
      (subscription.id ??= freshId(realm.subscriptions, answer.subscription)) === answer.subscription,
  });
  if (message.options.get_retained === true) oweRetained(realm, session, subscription);
  if (isNew) oweSubscribed(realm, session, subscription);
}

function oweRetained(realm: ModelRealm, subscriber: ModelSession, subscription: ModelSubscription): void {
  if (realm.features.broker.event_retention !== true) return;
  for (const publication of realm.retained.filter(({ message }) => matches(subscription, message.topic))) {
    // In order, and after SUBSCRIBED.
    realm.input++;
    oweEvent(realm, subscriber, { subscription, publication, retained: true });
  }
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

/** PUBLISH. */
export function modelPublish(realm: ModelRealm, publisher: ModelSession, message: PublishMessage): void {
  const acknowledge = message.options.acknowledge === true;
  if (isRefused(message.topic)) {
    if (acknowledge) realm.oweError(publisher, message, ErrorUri.INVALID_URI);
    return;
  }
  const { broker } = realm.features;
  const includes = broker.publisher_exclusion === true && message.options.exclude_me === false;
  const lists = broker.subscriber_blackwhite_listing === true ? message.options : {};
  const publication: ModelPublication = { message, id: undefined, excluded: includes ? undefined : publisher, lists };
  for (const subscription of realm.subscriptions.filter((each) => matches(each, message.topic))) {
    for (const subscriber of subscription.subscribers) oweEvent(realm, subscriber, { subscription, publication });
  }
  if (broker.event_retention === true && message.options.retain === true) retain(realm, publication);
  if (!acknowledge) return;
  realm.owe(publisher.peer, {
    what: `PUBLISHED ${message.request}`,
    accepts: (answer) =>
      answer.type === T.PUBLISHED &&
      answer.request === message.request &&
      (publication.id ??= answer.publication) === answer.publication,
  });
}

function retain(realm: ModelRealm, publication: ModelPublication): void {
  realm.retained = realm.retained.filter(({ message }) => message.topic !== publication.message.topic);
  realm.retained.push(publication);
}

interface EventOwed {
  readonly subscription: ModelSubscription;
  readonly publication: ModelPublication;
  /** For an event that was published before. */
  readonly retained?: true;
}

/** An EVENT, if the subscriber may have it. */
function oweEvent(realm: ModelRealm, subscriber: ModelSession, owed: EventOwed): void {
  const { subscription, publication } = owed;
  const { message, excluded, lists } = publication;
  if (subscriber === excluded || !isAdmitted(lists, subscriber)) return;
  const details = detailsOf(owed);
  realm.owe(subscriber.peer, {
    what: `EVENT ${String(tokenOf(message))} on ${subscription.match} ${subscription.uri}`,
    accepts: (event) =>
      event.type === T.EVENT &&
      event.subscription === subscription.id &&
      tokenOf(event) === tokenOf(message) &&
      isDeepStrictEqual(event.details, details) &&
      (publication.id ??= event.publication) === event.publication,
  });
}

/** Nothing but this is disclosed. */
function detailsOf({ subscription, publication, retained }: EventOwed): Dict {
  const topic = subscription.match === "exact" ? {} : { topic: publication.message.topic };
  return retained === undefined ? topic : { ...topic, retained };
}

/** Whether no exclude list names the receiver and every eligible list does. */
function isAdmitted(lists: Dict, receiver: ModelSession): boolean {
  const names = { "": receiver.id, _authid: receiver.authid, _authrole: "anonymous" };
  return Object.entries(names).every(([suffix, name]) => {
    const { [`exclude${suffix}`]: exclude, [`eligible${suffix}`]: eligible } = lists as { [name: string]: unknown[] };
    return exclude?.includes(name) !== true && eligible?.includes(name) !== false;
  });
}

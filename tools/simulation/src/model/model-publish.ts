import { isDeepStrictEqual } from "node:util";
import { ErrorUri, MessageType as T } from "@junctor/core";
import type { Dict, PublishMessage } from "@junctor/core";
import { trustlevelOf } from "../setup.ts";
import { tokenOf } from "./expectations.ts";
import { modelPassthru, passthruDetails } from "./model-passthru.ts";
import type { ModelRealm } from "./model-realm.ts";
import { record } from "./model-record.ts";
import { identityDetails } from "./model-session.ts";
import type { ModelPublication, ModelSession, ModelSubscription } from "./model-session.ts";
import { nodeOf } from "./nodes.ts";
import { isRefused, matches } from "./patterns.ts";

/** PUBLISH. */
export function modelPublish(realm: ModelRealm, publisher: ModelSession, message: PublishMessage): void {
  modelPassthru(publisher.publisherFeatures, message.options);
  const acknowledge = message.options.acknowledge === true;
  const error = refusal(realm, message);
  if (error !== undefined) {
    if (acknowledge) realm.oweError(publisher, message, error);
    return;
  }
  const publication = newPublication(realm, publisher, message);
  for (const subscription of realm.subscriptions.filter((each) => matches(each, message.topic))) {
    for (const subscriber of subscription.subscribers) oweEvent(realm, subscriber, { subscription, publication });
    record(subscription, publication);
  }
  if (realm.features.broker.event_retention === true && message.options.retain === true) retain(realm, publication);
  if (!acknowledge) return;
  realm.owe(publisher.peer, {
    what: `PUBLISHED ${message.request}`,
    accepts: (answer) =>
      answer.type === T.PUBLISHED &&
      answer.request === message.request &&
      (publication.id ??= answer.publication) === answer.publication,
  });
}

function refusal({ setup }: ModelRealm, { topic, options }: PublishMessage): string | undefined {
  if (isRefused(topic)) return ErrorUri.INVALID_URI;
  const isTold = setup.disclosure.publisher === "never" && options.disclose_me === true;
  return isTold ? ErrorUri.OPTION_DISALLOWED_DISCLOSE_ME : undefined;
}

function newPublication(realm: ModelRealm, publisher: ModelSession, message: PublishMessage): ModelPublication {
  const { setup, features } = realm;
  const { broker } = features;
  const { options, topic } = message;
  const includes = broker.publisher_exclusion === true && options.exclude_me === false;
  const policy = broker.publisher_identification === true ? setup.disclosure.publisher : "never";
  const isPublic = policy === "always" || (policy === "allow" && options.disclose_me === true);
  const trustlevel = broker.publication_trustlevels === true ? trustlevelOf(setup, topic) : undefined;
  return {
    message,
    id: undefined,
    at: realm.now(),
    excluded: includes ? undefined : publisher,
    lists: broker.subscriber_blackwhite_listing === true ? options : {},
    disclosed: {
      ...(isPublic ? identityDetails("publisher", publisher) : {}),
      ...(trustlevel === undefined ? {} : { trustlevel }),
      ...passthruDetails(broker, options),
    },
  };
}

function retain(realm: ModelRealm, publication: ModelPublication): void {
  realm.retained = realm.retained.filter(({ message }) => message.topic !== publication.message.topic);
  realm.retained.push(publication);
}

/** The events that were retained, to one who asks for them. */
export function oweRetained(realm: ModelRealm, subscriber: ModelSession, subscription: ModelSubscription): void {
  if (realm.features.broker.event_retention !== true) return;
  for (const publication of realm.retained.filter(({ message }) => matches(subscription, message.topic))) {
    // In order, and after SUBSCRIBED.
    realm.input++;
    oweEvent(realm, subscriber, { subscription, publication, retained: true });
  }
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
  if (realm.features.broker.sharded_subscriptions === true && isElsewhere(subscriber, owed)) return;
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

/** Whether the key of an event belongs to another node than that of the subscriber. */
function isElsewhere(subscriber: ModelSession, { subscription: { nodes }, publication }: EventOwed): boolean {
  const { rkey } = publication.message.options;
  const own = nodes.get(subscriber);
  return typeof rkey === "string" && own !== undefined && own !== nodeOf(rkey, [...nodes.values()]);
}

/** Nothing but this is disclosed. */
export function detailsOf({ subscription, publication, retained }: EventOwed): Dict {
  return {
    ...publication.disclosed,
    ...(subscription.match === "exact" ? {} : { topic: publication.message.topic }),
    ...(retained === undefined ? {} : { retained }),
  };
}

/** Whether no exclude list names the receiver and every eligible list does. */
export function isAdmitted(lists: Dict, { id, identity }: ModelSession): boolean {
  const names = { "": id, _authid: identity.authid, _authrole: identity.authrole };
  return Object.entries(names).every(([suffix, name]) => {
    const { [`exclude${suffix}`]: exclude, [`eligible${suffix}`]: eligible } = lists as { [name: string]: unknown[] };
    return exclude?.includes(name) !== true && eligible?.includes(name) !== false;
  });
}

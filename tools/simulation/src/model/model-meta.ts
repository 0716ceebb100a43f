import { MessageType as T } from "@junctor/core";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelRegistration, ModelSession, ModelSubscription } from "./model-session.ts";
import { matches } from "./patterns.ts";

/** An event of the router itself. It comes after what was owed before. */
export function oweMetaEvent(realm: ModelRealm, topic: string, accepts: (args: readonly unknown[]) => boolean): void {
  for (const subscription of realm.subscriptions.filter((each) => matches(each, topic))) {
    for (const { peer } of subscription.subscribers) {
      realm.owe(peer, {
        what: `EVENT ${topic}`,
        accepts: (event) =>
          event.type === T.EVENT && event.subscription === subscription.id && accepts(event.payload.args),
      });
    }
  }
}

/** A session became a subscriber: `on_create` if it is the first, then `on_subscribe`. */
export function oweSubscribed(realm: ModelRealm, session: ModelSession, subscription: ModelSubscription): void {
  if (!tellsOf(realm, subscription)) return;
  realm.input++;
  if (subscription.subscribers.size === 1 && subscription.history === undefined) {
    oweMetaEvent(realm, "wamp.subscription.on_create", created(session, subscription));
    realm.input++;
  }
  oweMetaEvent(realm, "wamp.subscription.on_subscribe", changed(session, subscription));
}

/** A session is a subscriber no more: `on_unsubscribe`, and `on_delete` if it was the last. */
export function oweUnsubscribed(realm: ModelRealm, session: ModelSession, subscription: ModelSubscription): void {
  if (!tellsOf(realm, subscription)) return;
  oweMetaEvent(realm, "wamp.subscription.on_unsubscribe", changed(session, subscription));
  if (subscription.subscribers.size > 0 || subscription.history !== undefined) return;
  oweMetaEvent(realm, "wamp.subscription.on_delete", changed(session, subscription));
}

/** A session became a callee: `on_create` if it is the first, then `on_register`. */
export function oweRegistered(realm: ModelRealm, session: ModelSession, registration: ModelRegistration): void {
  if (realm.features.dealer.registration_meta_api !== true) return;
  realm.input++;
  if (registration.callees.length === 1) {
    oweMetaEvent(realm, "wamp.registration.on_create", created(session, registration));
    realm.input++;
  }
  oweMetaEvent(realm, "wamp.registration.on_register", changed(session, registration));
}

/** A session is a callee no more: `on_unregister`, and `on_delete` if it was the last. */
export function oweUnregistered(realm: ModelRealm, session: ModelSession, registration: ModelRegistration): void {
  if (realm.features.dealer.registration_meta_api !== true) return;
  oweMetaEvent(realm, "wamp.registration.on_unregister", changed(session, registration));
  if (registration.callees.length > 0) return;
  oweMetaEvent(realm, "wamp.registration.on_delete", changed(session, registration));
}

/** Nothing is told of subscriptions to what is under `wamp`. */
function tellsOf(realm: ModelRealm, { uri }: ModelSubscription): boolean {
  return realm.features.broker.subscription_meta_api === true && !uri.startsWith("wamp.");
}

type Held = ModelSubscription | ModelRegistration;

function created(session: ModelSession, held: Held): (args: readonly unknown[]) => boolean {
  return ([by, details]) => {
    const { id, uri, match } = details as { readonly id: number; readonly uri: string; readonly match: string };
    return isIdOf(session, by) && isIdOf(held, id) && uri === held.uri && match === held.match;
  };
}

function changed(session: ModelSession, held: Held): (args: readonly unknown[]) => boolean {
  return ([by, id]) => isIdOf(session, by) && isIdOf(held, id);
}

/** Whether this is the id of a session, subscription or registration, if that is known yet. */
function isIdOf(owner: { id: number | undefined }, id: unknown): boolean {
  return owner.id === undefined || owner.id === id;
}

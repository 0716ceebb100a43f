import { MessageType as T } from "@junctor/core";
import { modelServe } from "./model-line.ts";
import { oweUnregistered, oweUnsubscribed } from "./model-meta.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelRegistration, ModelSession, ModelSubscription } from "./model-session.ts";

interface Revocation {
  readonly registration: ModelRegistration;
  readonly reason?: string;
}

/** A callee loses a registration without having asked for that; it is told if it announced that it understands. */
export function revokeCallee(realm: ModelRealm, callee: ModelSession, { registration, reason }: Revocation): void {
  realm.unregister(callee, registration);
  if (callee.features.registration_revocation === true) {
    realm.owe(callee.peer, {
      what: `UNREGISTERED ${registration.uri}`,
      accepts: (message) =>
        message.type === T.UNREGISTERED &&
        message.request === 0 &&
        message.details?.registration === registration.id &&
        message.details?.reason === reason,
    });
  }
  modelServe(realm, registration);
  oweUnregistered(realm, callee, registration);
}

interface Removal {
  readonly subscription: ModelSubscription;
  readonly reason?: string;
}

/** A subscriber loses a subscription without having asked for that; it is told if it announced that it understands. */
export function revokeSubscriber(realm: ModelRealm, subscriber: ModelSession, { subscription, reason }: Removal): void {
  realm.unsubscribe(subscriber, subscription);
  if (subscriber.subscriberFeatures.subscription_revocation === true) {
    realm.owe(subscriber.peer, {
      what: `UNSUBSCRIBED ${subscription.uri}`,
      accepts: (message) =>
        message.type === T.UNSUBSCRIBED &&
        message.request === 0 &&
        message.details?.subscription === subscription.id &&
        message.details?.reason === reason,
    });
  }
  oweUnsubscribed(realm, subscriber, subscription);
}

import { ErrorUri } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import type { ModelRealm } from "./model-realm.ts";
import { revokeCallee, revokeSubscriber } from "./model-revoke.ts";
import type { ModelSession } from "./model-session.ts";
import { oweMetaResult } from "./owe-meta-result.ts";

/** A call of `wamp.registration.remove_callee`, in a realm that lets everybody do so. */
export function modelRemoveCallee(realm: ModelRealm, caller: ModelSession, message: CallMessage): void {
  const [id, callee, reason] = message.payload.args;
  const registration = realm.registrations.find((each) => each.id === id);
  if (registration === undefined) return realm.oweError(caller, message, ErrorUri.NO_SUCH_REGISTRATION);
  const removed = registration.callees.find((each) => each.id === callee);
  if (removed === undefined) return realm.oweError(caller, message, ErrorUri.NO_SUCH_SESSION);
  revokeCallee(realm, removed, { registration, ...reasonOf(reason) });
  oweMetaResult(realm, caller, { message, result: [] });
}

/** A call of `wamp.subscription.remove_subscriber`, in a realm that lets everybody do so. */
export function modelRemoveSubscriber(realm: ModelRealm, caller: ModelSession, message: CallMessage): void {
  const [id, subscriber, reason] = message.payload.args;
  const subscription = realm.subscriptions.find((each) => each.id === id);
  if (subscription === undefined) return realm.oweError(caller, message, ErrorUri.NO_SUCH_SUBSCRIPTION);
  const removed = [...subscription.subscribers].find((each) => each.id === subscriber);
  if (removed === undefined) return realm.oweError(caller, message, ErrorUri.NO_SUCH_SESSION);
  revokeSubscriber(realm, removed, { subscription, ...reasonOf(reason) });
  oweMetaResult(realm, caller, { message, result: [] });
}

function reasonOf(reason: unknown): { readonly reason?: string } {
  return typeof reason === "string" ? { reason } : {};
}

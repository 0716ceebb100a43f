import { MessageType as T } from "@junctor/core";
import { oweMetaEvent, oweUnregistered, oweUnsubscribed } from "./model-meta.ts";
import { modelCalleeLeft, modelCallerLeft } from "./model-call-ends.ts";
import { modelServe } from "./model-line.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelPeer } from "./model-session.ts";
import { modelPublishTestaments } from "./model-testaments.ts";

/** How a session ends. */
export interface Leaving {
  /** Where that leaves its peer. */
  readonly state: "idle" | "closing" | "ended";
  /** Whether the others are told. Default: they are. */
  readonly departure?: "silent";
}

/** A peer's session, if it has one, is over. */
export function modelLeave(realm: ModelRealm, peer: ModelPeer, { state, departure }: Leaving): void {
  peer.state = state;
  peer.since = realm.now();
  const session = peer.session;
  if (session === undefined) return;
  peer.session = undefined;
  realm.sessions.delete(session);
  const subscriptions = [...session.subscriptions];
  const registrations = [...session.registrations];
  for (const subscription of subscriptions) realm.unsubscribe(session, subscription);
  for (const registration of registrations) realm.unregister(session, registration);
  modelCallerLeft(realm, session);
  modelCalleeLeft(realm, session);
  for (const registration of registrations) modelServe(realm, registration);
  if (departure === "silent") return;
  modelPublishTestaments(realm, session);
  realm.input++;
  for (const subscription of subscriptions) oweUnsubscribed(realm, session, subscription);
  for (const registration of registrations) oweUnregistered(realm, session, registration);
  if (realm.features.broker.session_meta_api !== true) return;
  realm.input++;
  oweMetaEvent(realm, "wamp.session.on_leave", (args) => args[0] === session.id);
}

/** The router ends a session: GOODBYE, and a while for the answer. */
export function modelGoodbye(realm: ModelRealm, peer: ModelPeer, goodbye: { reason: string } & Partial<Leaving>): void {
  const { reason, ...leaving } = goodbye;
  modelLeave(realm, peer, { state: "closing", ...leaving });
  realm.oweFields(peer, { type: T.GOODBYE, details: {}, reason });
}

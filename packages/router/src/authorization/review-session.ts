import { revokeSubscriber } from "../broker/revoke-subscriber.ts";
import { revokeCallee } from "../dealer/revoke-callee.ts";
import type { Pattern } from "../match-policy.ts";
import type { Realm } from "../realm/realm.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { decide } from "./authorize.ts";
import type { Action } from "./action.ts";

/** Something a session holds, and how it is taken away. */
interface Held {
  readonly id: number;
  readonly action: Action;
  /** Whether it is held still. */
  readonly ids: ReadonlySet<number>;
  readonly revoke: typeof revokeCallee;
}

/**
 * Revokes the subscriptions and registrations that a session may not have any more. Calls it has made or got go on:
 * they were allowed.
 * @param uri what alone is reviewed. Default: all that it holds.
 * @returns a promise if an authorizer takes its time; it never rejects.
 */
export function reviewSession(realm: Realm, session: Session, uri?: string): Promise<unknown> | undefined {
  const { subscriptions, registrations } = session;
  const held = [
    ...Array.from(subscriptions, (id) => ({ id, action: "subscribe", ids: subscriptions, revoke: revokeSubscriber })),
    ...Array.from(registrations, (id) => ({ id, action: "register", ids: registrations, revoke: revokeCallee })),
  ] as readonly Held[];
  const reviewed =
    uri === undefined ? held : held.filter(({ id, action }) => patternOf(realm, action, id)?.uri === uri);
  const undecided = reviewed.flatMap((each) => review(realm, session, each) ?? []);
  return undecided.length === 0 ? undefined : Promise.all(undecided);
}

function review(realm: Realm, session: Session, { id, action, ids, revoke }: Held): Promise<void> | undefined {
  const pattern = patternOf(realm, action, id);
  if (pattern === undefined) return undefined;
  const settle = (refusal: Refusal | undefined): void => {
    if (refusal !== undefined && ids.has(id)) revoke(realm, session, [id, refusal.error]);
  };
  const decision = decide(realm, session, { question: { action, ...pattern }, message: undefined });
  if (decision instanceof Promise) return decision.then(settle);
  settle(decision);
  return undefined;
}

function patternOf({ subscriptions, registrations }: Realm, action: Action, id: number): Pattern | undefined {
  if (action === "register") {
    const registration = registrations.get(id);
    return registration && { uri: registration.procedure, match: registration.match };
  }
  const subscription = subscriptions.get(id);
  return subscription && { uri: subscription.topic, match: subscription.match };
}

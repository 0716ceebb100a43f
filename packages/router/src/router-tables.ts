import type { Realm } from "./realm/realm.ts";

/** How much every table of a router holds, all realms together. All zero when the last peer is gone. */
export interface RouterTables {
  readonly connections: number;
  readonly sessions: number;
  readonly subscriptions: number;
  /** Pairs of a session and a subscription. */
  readonly subscribers: number;
  readonly registrations: number;
  /** Pairs of a session and a registration. */
  readonly callees: number;
  /** Calls in flight, as their callers hold them. */
  readonly calls: number;
  /** Calls in flight, as their callees hold them. */
  readonly invocations: number;
  /** Calls in flight that wait for a callee with room. */
  readonly waitingCalls: number;
  /** What sessions left to be published at their end. */
  readonly testaments: number;
  /** What sessions declared about URIs. */
  readonly declarations: number;
  /** Publishers that are not read from until less waits for all connections together. */
  readonly waitingPublishers: number;
  /** Connections with something to send at the end of the turn. */
  readonly unflushed: number;
}

type RealmTables = Omit<RouterTables, "connections" | "waitingPublishers" | "unflushed">;

/** Adds up what the tables of all realms hold. */
export function readTables(realms: Iterable<Realm>, rest: Omit<RouterTables, keyof RealmTables>): RouterTables {
  const sum = {
    sessions: 0,
    subscriptions: 0,
    subscribers: 0,
    registrations: 0,
    callees: 0,
    calls: 0,
    invocations: 0,
    waitingCalls: 0,
    testaments: 0,
    declarations: 0,
  };
  for (const realm of realms) {
    sum.sessions += realm.sessions.size;
    sum.subscriptions += realm.subscriptions.size;
    sum.registrations += realm.registrations.size;
    for (const registration of realm.registrations.values()) sum.waitingCalls += registration.waiting.size;
    for (const session of realm.sessions.values()) {
      sum.subscribers += session.subscriptions.size;
      sum.callees += session.registrations.size;
      sum.calls += session.calls.size;
      sum.invocations += session.invocations.size;
      sum.testaments += session.testaments.length;
      sum.declarations += session.declarations.size;
    }
  }
  return { ...sum, ...rest };
}

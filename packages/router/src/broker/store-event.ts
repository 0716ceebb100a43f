import { asError } from "../as-error.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { StoredEvent } from "../store/stored-event.ts";
import { storableEvent } from "./storable-event.ts";
import type { Delivered } from "./storable-event.ts";
import type { Subscription } from "./subscriptions.ts";

/** What became of storing a publication; `kept` as well if there was nothing to store. */
export type StoreOutcome = "kept" | "failed";

const NONE: readonly Subscription[] = [];

/**
 * Makes a publication the retained event of its topic if it asks for that (spec: AP-RET-03), and adds it to the
 * history of every matching subscription that has one (spec: AP-HIST-02).
 * @returns a promise only if the store needs time; it is never rejected. A failure was counted and logged.
 */
export function storeEvent(
  realm: Realm,
  publisher: Session,
  publication: Delivered,
): StoreOutcome | Promise<StoreOutcome> {
  const lifetime = lifetimeOf(realm, publication);
  const recorded = realm.subscriptions.hasRecorded ? recordedMatches(realm, publication) : NONE;
  if (lifetime === undefined && recorded.length === 0) return "kept";
  const event = storableEvent(realm, publisher, publication);
  const writes: Promise<void>[] = [];
  try {
    if (lifetime !== undefined) keep(writes, realm.store.retain(expiring(event, lifetime)));
    for (const { topic: uri, match } of recorded) keep(writes, realm.store.record({ uri, match }, event));
  } catch (error) {
    void Promise.allSettled(writes);
    return failed(realm, event, error);
  }
  if (writes.length === 0) return kept(realm);
  return Promise.all(writes).then(
    () => kept(realm),
    (error: unknown) => failed(realm, event, error),
  );
}

/** How long the event is retained, in milliseconds; undefined if it is not (spec: AP-RET-07). */
function lifetimeOf(realm: Realm, { message: { options, topic } }: Delivered): number | undefined {
  return options.retain === true ? realm.rules.retention.lifetimeOf(topic) : undefined;
}

function expiring(event: StoredEvent, lifetime: number): StoredEvent {
  return lifetime === Infinity ? event : { ...event, expires: event.timestamp + lifetime };
}

/** What was for or not for certain sessions is not recorded: nobody who asks later is one (spec: AP-HIST-10). */
function recordedMatches(realm: Realm, { message: { options, topic } }: Delivered): readonly Subscription[] {
  if (options.exclude !== undefined || options.eligible !== undefined) return NONE;
  return realm.subscriptions.match(topic).filter((subscription) => subscription.recorded);
}

function keep(writes: Promise<void>[], write: void | Promise<void>): void {
  if (write !== undefined) writes.push(write);
}

function kept(realm: Realm): StoreOutcome {
  if (realm.storeState === "keeping") return "kept";
  realm.storeState = "keeping";
  realm.logger.info("events are stored again", { realm: realm.name });
  return "kept";
}

/** Every failure counts; the log tells of the first of a row, so that a full disk does not fill with it. */
function failed(realm: Realm, { topic }: StoredEvent, error: unknown): StoreOutcome {
  realm.counters.eventsNotStored++;
  if (realm.storeState === "failing") return "failed";
  realm.storeState = "failing";
  realm.logger.error("an event could not be stored", { realm: realm.name, topic, error: asError(error) });
  return "failed";
}

import type { Pattern } from "../match-policy.ts";
import type { History } from "./history.ts";
import type { StoredEvent } from "./stored-event.ts";

/**
 * Where a realm keeps events for those who come later. What it gives is not to be changed.
 *
 * What was written is there for the next reader, at once. A write returns nothing if the event is as safe as it will
 * ever be, or else a promise, fulfilled when it is: whoever asked for an acknowledgement gets it no earlier. A write
 * that throws, or whose promise is rejected, is answered as `junctor.error.not_stored`; the event was delivered to its
 * subscribers all the same. A store bounds what waits to be written: beyond that, it throws.
 */
export interface EventStore {
  /** Keeps an event as the retained one of its topic, in place of the one before. A store may give up older topics. */
  retain(event: StoredEvent): void | Promise<void>;
  /**
   * The retained events of all topics that match, in the order in which they were published, without those that have
   * expired: a store may give these up for good.
   * @param now milliseconds since the epoch.
   */
  retained(pattern: Pattern, now: number): readonly StoredEvent[];
  /** Adds an event to the history of a pattern that it matches. A store may give up older events. */
  record(pattern: Pattern, event: StoredEvent): void | Promise<void>;
  /** The history of this very pattern. */
  history(pattern: Pattern): History;
}

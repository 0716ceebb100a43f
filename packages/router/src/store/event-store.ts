import type { Pattern } from "../match-policy.ts";
import type { StoredEvent } from "./stored-event.ts";

/** Where a realm keeps events for those who come later. What it gives is not to be changed. */
export interface EventStore {
  /** Keeps an event as the retained one of its topic, in place of the one before. A store may give up older topics. */
  retain(event: StoredEvent): void;
  /** The retained events of all topics that match, in the order in which they were published. */
  retained(pattern: Pattern): readonly StoredEvent[];
  /** Adds an event to the history of a pattern that it matches. A store may give up older events. */
  record(pattern: Pattern, event: StoredEvent): void;
  /** The history of this very pattern, in the order in which it was recorded. */
  history(pattern: Pattern): readonly StoredEvent[];
}

import type { Pattern } from "../match-policy.ts";
import type { StoredEvent } from "./stored-event.ts";

/** Where a realm keeps events for those who come later. What it gives is not to be changed. */
export interface EventStore {
  /** Keeps an event as the retained one of its topic, in place of the one before. A store may give up older topics. */
  retain(event: StoredEvent): void;
  /** The retained events of all topics that match, in the order in which they were published. */
  retained(pattern: Pattern): readonly StoredEvent[];
}

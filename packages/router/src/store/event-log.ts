import { storedLength } from "./stored-event.ts";
import type { StoredEvent } from "./stored-event.ts";

/** How long a history may get. */
export interface HistoryLimits {
  /** Events in the history of one subscription. */
  readonly maxHistoryEvents: number;
  /** Octets of all events in the history of one subscription together. */
  readonly maxHistoryBytes: number;
}

/** The history of one subscription, in memory. Beyond a limit the oldest events go. */
export class EventLog {
  /** In order of receipt (spec: AP-HIST-02). */
  readonly events: readonly StoredEvent[];
  readonly #limits: HistoryLimits;
  readonly #events: StoredEvent[] = [];
  #bytes = 0;

  constructor(limits: HistoryLimits) {
    this.#limits = limits;
    this.events = this.#events;
  }

  /** Adds an event. */
  append(event: StoredEvent): void {
    this.#events.push(event);
    this.#bytes += storedLength(event);
    const { maxHistoryEvents, maxHistoryBytes } = this.#limits;
    while (this.#events.length > maxHistoryEvents || this.#bytes > maxHistoryBytes) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const oldest = this.#events.shift();
    if (oldest === undefined) this.#bytes = 0;
    else this.#bytes -= storedLength(oldest);
  }
}

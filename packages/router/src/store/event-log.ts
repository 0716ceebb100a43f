import type { History, HistoryRange } from "./history.ts";
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
export class EventLog implements History {
  readonly #limits: HistoryLimits;
  /** In order of receipt (spec: AP-HIST-02). */
  readonly #events: StoredEvent[] = [];
  #bytes = 0;

  constructor(limits: HistoryLimits) {
    this.#limits = limits;
  }

  placeOf(publication: number): number | undefined {
    const place = this.#events.findIndex((event) => event.publication === publication);
    return place === -1 ? undefined : place;
  }

  *events(range: HistoryRange = {}): Generator<StoredEvent, void> {
    const start = Math.max(range.start ?? 0, 0);
    const end = Math.min(range.end ?? Infinity, this.#events.length);
    const step = range.reverse === true ? -1 : 1;
    for (let at = step === 1 ? start : end - 1; at >= start && at < end; at += step) {
      const event = this.#events[at];
      if (event !== undefined) yield event;
    }
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

import type { BufferOptions } from "./subscribe-options.ts";
import type { WampEvent } from "./wamp-event.ts";

/** Events, or progressive results, that wait to be taken, in order, up to a bound. */
export class EventBuffer<T extends object = WampEvent> {
  /** How many events were lost to the bound. */
  dropped = 0;
  readonly #options: BufferOptions;
  #events: (T | undefined)[] = [];
  #head = 0;

  constructor(options: BufferOptions) {
    this.#options = options;
  }

  /** How many wait. */
  get pending(): number {
    return this.#events.length - this.#head;
  }

  /** Adds an event. Returns false if there is no room and the policy is `error`. */
  put(event: T): boolean {
    if (this.pending < this.#options.max) {
      this.#events.push(event);
      return true;
    }
    return this.#overflow(event);
  }

  /** Takes the oldest event. */
  take(): T | undefined {
    const event = this.#events[this.#head];
    if (event === undefined) return undefined;
    this.#events[this.#head++] = undefined;
    if (this.#head === this.#events.length) this.#restart([]);
    return event;
  }

  /** Forgets all events. */
  clear(): void {
    this.#restart([]);
  }

  #overflow(event: T): boolean {
    switch (this.#options.overflow) {
      case "error":
        return false;
      case "drop-newest":
        this.dropped++;
        return true;
      case "drop-oldest":
        this.dropped++;
        this.take();
        this.#events.push(event);
        return true;
      case "keep-latest":
        this.dropped += this.pending;
        this.#restart([event]);
        return true;
    }
  }

  #restart(events: T[]): void {
    this.#events = events;
    this.#head = 0;
  }
}

import { defaultLimits } from "../limits.ts";
import type { EventStore } from "./event-store.ts";
import { memoryStore } from "./memory-store.ts";

/** A write that waits for a test to decide on it. */
export interface Write {
  readonly done: () => void;
  readonly fail: (error: Error) => void;
}

/** A store in memory whose writes are done, or fail, when a test says so. */
export class SlowStore implements EventStore {
  /** What was written and not decided on, the oldest first. */
  readonly writes: Write[] = [];
  /** Set, it is thrown instead. */
  full: Error | undefined;
  readonly #events = memoryStore(defaultLimits);

  readonly retained = this.#events.retained;
  readonly history = this.#events.history;

  retain(...write: Parameters<EventStore["retain"]>): Promise<void> {
    return this.#write(() => this.#events.retain(...write));
  }

  record(...write: Parameters<EventStore["record"]>): Promise<void> {
    return this.#write(() => this.#events.record(...write));
  }

  #write(write: () => void | Promise<void>): Promise<void> {
    if (this.full !== undefined) throw this.full;
    void write();
    return new Promise((done, fail) => this.writes.push({ done, fail }));
  }
}

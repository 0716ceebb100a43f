import { RetainedEvents } from "@junctor/router/store";
import type { Pattern, StoredEvent } from "@junctor/router/store";
import { CorruptRecord } from "./record/corrupt-record.ts";
import { decodeEvent } from "./record/decode-event.ts";
import { encodeEvent } from "./record/encode-event.ts";
import { retainedKey } from "./record/record-key.ts";
import { openRecord, sealRecord } from "./record/seal-record.ts";
import type { StoreParts } from "./store-parts.ts";

/** The retained events: in memory to be found, in the database to be there tomorrow. */
export class DurableRetention {
  readonly #parts: StoreParts;
  readonly #events: RetainedEvents;
  readonly #keys = new Map<StoredEvent, Uint8Array>();
  #next = 0;

  constructor(parts: StoreParts) {
    this.#parts = parts;
    this.#events = new RetainedEvents(parts.limits, (event) => this.#remove(event));
  }

  /** Takes in a record of the database; records come in the order of their sequence numbers. */
  restore(sequence: number, value: Uint8Array): void {
    const key = retainedKey(sequence);
    this.#next = Math.max(this.#next, sequence + 1);
    try {
      this.#put(key, decodeEvent(openRecord(key, value)));
    } catch (error) {
      if (!(error instanceof CorruptRecord)) throw error;
      this.#parts.faults.corrupt(key, error);
    }
  }

  /**
   * Keeps an event in place of the one its topic had.
   * @returns fulfilled when it is on the disk. If it does not get there, it is retained as long as the store is open.
   * @throws {Error} if too much waits already; nothing has changed then.
   */
  retain(event: StoredEvent): Promise<void> {
    const key = retainedKey(this.#next);
    const written = this.#parts.commit.put(key, sealRecord(key, encodeEvent(event)));
    this.#next++;
    this.#put(key, event);
    return written;
  }

  /** The events of all topics that match and have not expired, in the order in which they were published. */
  match(pattern: Pattern, now: number): readonly StoredEvent[] {
    return this.#events.match(pattern, now);
  }

  #put(key: Uint8Array, event: StoredEvent): void {
    this.#keys.set(event, key);
    this.#events.put(event);
  }

  #remove(event: StoredEvent): void {
    const key = this.#keys.get(event);
    if (key === undefined) return;
    this.#keys.delete(event);
    this.#parts.commit.remove(key);
  }
}

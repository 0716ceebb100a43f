import { ErrorUri, WampError } from "@junctor/core";
import type { History, HistoryRange, StoredEvent } from "@junctor/router/store";
import { HistoryIndex } from "./history-index.ts";
import { CorruptRecord } from "./record/corrupt-record.ts";
import { decodeEvent } from "./record/decode-event.ts";
import { encodeEvent } from "./record/encode-event.ts";
import { readPublication } from "./record/read-publication.ts";
import { eventKey } from "./record/record-key.ts";
import { openRecord, sealRecord } from "./record/seal-record.ts";
import type { StoreParts } from "./store-parts.ts";

/** The history of one pattern, in the database but for what is on its way there. */
export class DurableHistory implements History {
  readonly #pattern: string;
  readonly #parts: StoreParts;
  readonly #index: HistoryIndex;
  /** Events that wait to be written, by their sequence numbers. */
  readonly #pending = new Map<number, StoredEvent>();

  /** @param pattern its hash. */
  constructor(pattern: string, parts: StoreParts) {
    this.#pattern = pattern;
    this.#parts = parts;
    this.#index = new HistoryIndex(parts.limits);
  }

  /** Takes in a record of the database; records come in the order of their sequence numbers. */
  restore(sequence: number, value: Uint8Array): void {
    const publication = this.#open(sequence, value, readPublication);
    if (publication === undefined) return;
    this.#index.skipTo(sequence);
    this.#index.append(publication, value.length);
  }

  /** Forgets what is beyond the limits, if they are lower than they were. */
  prune(): void {
    for (const sequence of this.#index.prune()) {
      this.#pending.delete(sequence);
      this.#parts.commit.remove(eventKey(this.#pattern, sequence));
    }
  }

  /**
   * Adds an event.
   * @returns fulfilled when it is on the disk; if it does not get there, it is taken back.
   * @throws {Error} if too much waits already.
   */
  record(event: StoredEvent): Promise<void> {
    const sequence = this.#index.next;
    const key = eventKey(this.#pattern, sequence);
    const value = sealRecord(key, encodeEvent(event));
    const written = this.#parts.commit.put(key, value);
    this.#index.append(event.publication, value.length);
    this.#pending.set(sequence, event);
    this.prune();
    return this.#settle(sequence, written);
  }

  placeOf(publication: number): number | undefined {
    return this.#index.sequenceOf(publication);
  }

  *events(range: HistoryRange = {}): Generator<StoredEvent, void> {
    const start = Math.max(range.start ?? 0, this.#index.first);
    const end = Math.min(range.end ?? Infinity, this.#index.next);
    const step = range.reverse === true ? -1 : 1;
    for (let at = step === 1 ? start : end - 1; at >= start && at < end; at += step) {
      const event = this.#index.has(at) ? (this.#pending.get(at) ?? this.#read(at)) : undefined;
      if (event !== undefined) yield event;
    }
  }

  async #settle(sequence: number, written: Promise<void>): Promise<void> {
    try {
      await written;
    } catch (error) {
      this.#index.drop(sequence);
      throw error;
    } finally {
      this.#pending.delete(sequence);
    }
  }

  #read(sequence: number): StoredEvent | undefined {
    const value = this.#readValue(eventKey(this.#pattern, sequence));
    const event = this.#open(sequence, value, decodeEvent);
    if (event === undefined) this.#index.drop(sequence);
    return event;
  }

  #readValue(key: Uint8Array): Uint8Array {
    try {
      return this.#parts.db.getBinary(key) ?? new Uint8Array(0);
    } catch (error) {
      this.#parts.faults.unreadable(error as Error);
      throw new WampError(ErrorUri.UNAVAILABLE, { args: ["the history cannot be read"] });
    }
  }

  #open<Content>(sequence: number, value: Uint8Array, read: (body: Uint8Array) => Content): Content | undefined {
    const key = eventKey(this.#pattern, sequence);
    try {
      return read(openRecord(key, value));
    } catch (error) {
      if (!(error instanceof CorruptRecord)) throw error;
      this.#parts.faults.corrupt(key, error);
      return undefined;
    }
  }
}

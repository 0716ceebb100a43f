import { NO_HISTORY } from "@junctor/router/store";
import type { EventStore, History, Pattern, StoredEvent } from "@junctor/router/store";
import { DurableHistory } from "./durable-history.ts";
import { DurableRetention } from "./durable-retention.ts";
import type { FaultLog } from "./fault-log.ts";
import { GroupCommit } from "./group-commit.ts";
import type { StoreLimits } from "./limits.ts";
import { openDatabase } from "./opening/open-database.ts";
import { CorruptRecord } from "./record/corrupt-record.ts";
import { patternHash, readKey } from "./record/record-key.ts";
import type { StoreParts } from "./store-parts.ts";

/** The parts of a store over one open database. */
export class LmdbEventStore implements EventStore {
  readonly #parts: StoreParts;
  readonly #retention: DurableRetention;
  /** By the hashes of their patterns. */
  readonly #histories = new Map<string, DurableHistory>();
  /** The hashes of patterns that were asked for. */
  readonly #hashes = new Map<string, string>();
  #closed: Promise<void> | undefined;

  /** Opens the database and takes in what it holds. */
  constructor(path: string, limits: StoreLimits, faults: FaultLog) {
    const db = openDatabase(path);
    this.#parts = { db, limits, faults, commit: new GroupCommit(db, limits) };
    this.#retention = new DurableRetention(this.#parts);
    try {
      this.#load();
    } catch (error) {
      void db.close();
      throw error;
    }
  }

  retain(event: StoredEvent): Promise<void> {
    return this.#retention.retain(event);
  }

  retained(pattern: Pattern, now: number): readonly StoredEvent[] {
    return this.#retention.match(pattern, now);
  }

  record(pattern: Pattern, event: StoredEvent): Promise<void> {
    return this.#historyOf(this.#hash(pattern)).record(event);
  }

  history(pattern: Pattern): History {
    return this.#histories.get(this.#hash(pattern)) ?? NO_HISTORY;
  }

  /** Waits for what is being written, and closes the database. */
  close(): Promise<void> {
    this.#closed ??= this.#parts.commit.close().then(() => this.#parts.db.close());
    return this.#closed;
  }

  #load(): void {
    for (const { key, value } of this.#parts.db.getRange()) this.#restore(key, value);
    for (const history of this.#histories.values()) history.prune();
  }

  #restore(key: Uint8Array, value: Uint8Array): void {
    const read = readKey(key);
    if (read === undefined) this.#parts.faults.corrupt(key, new CorruptRecord("the key is unknown"));
    else if (read.kind === "retained") this.#retention.restore(read.sequence, value);
    else this.#historyOf(read.pattern).restore(read.sequence, value);
  }

  #historyOf(hash: string): DurableHistory {
    const history = this.#histories.get(hash) ?? new DurableHistory(hash, this.#parts);
    this.#histories.set(hash, history);
    return history;
  }

  /** Only patterns with a history are asked for, and those stand in the configuration of the realm. */
  #hash(pattern: Pattern): string {
    const name = `${pattern.match} ${pattern.uri}`;
    const hash = this.#hashes.get(name) ?? patternHash(pattern);
    this.#hashes.set(name, hash);
    return hash;
  }
}

import type { Logger } from "@junctor/router";

/** Where a store tells what it could not read. Every record is told of once. */
export class FaultLog {
  /** Records that could not be read so far. */
  corruptRecords = 0;
  readonly #path: string;
  readonly #logger: Logger | undefined;

  constructor(path: string, logger: Logger | undefined) {
    this.#path = path;
    this.#logger = logger;
  }

  /** A record that is not what was written; nobody gets it. */
  corrupt(key: Uint8Array, error: Error): void {
    this.corruptRecords++;
    const record = Buffer.from(key).toString("hex");
    this.#logger?.error("a stored event is corrupt", { path: this.#path, record, error });
  }

  /** The database itself cannot be read. */
  unreadable(error: Error): void {
    this.#logger?.error("the event store cannot be read", { path: this.#path, error });
  }

  /** A damaged database was put aside, and an empty one is used. */
  setAside(aside: string, error: Error): void {
    this.#logger?.error("a damaged event store was set aside", { path: this.#path, aside, error });
  }
}

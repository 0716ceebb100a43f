import type { Database } from "lmdb";
import type { StoreLimits } from "./limits.ts";

/** Stands for nothing. A last transaction removes it, for LMDB does not close after one that failed. */
const NO_KEY = Uint8Array.of(0xff);

interface Put {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

interface Remove {
  readonly key: Uint8Array;
  readonly value: undefined;
}

type PendingLimits = Pick<StoreLimits, "maxPendingWrites" | "maxPendingBytes">;

/**
 * The only writer of a database. While one transaction is on its way to the disk, what comes next is gathered for the
 * following one, so that many writes share one flush; each transaction is there as a whole or not at all.
 */
export class GroupCommit {
  readonly #db: Database<Uint8Array, Uint8Array>;
  readonly #limits: PendingLimits;
  #state: "idle" | "committing" | "closed" = "idle";
  #waiting: (Put | Remove)[] = [];
  /** Keys that a failed transaction should have removed. They go first, for that makes room. */
  #overdue: Remove[] = [];
  #writes = 0;
  #bytes = 0;
  #committing: Promise<void> = Promise.resolve();

  constructor(db: Database<Uint8Array, Uint8Array>, limits: PendingLimits) {
    this.#db = db;
    this.#limits = limits;
  }

  /**
   * Writes a value.
   * @returns fulfilled when it is on the disk; rejected if it did not get there.
   * @throws {Error} if too much waits already, or the writer is closed; nothing is written then.
   */
  put(key: Uint8Array, value: Uint8Array): Promise<void> {
    this.#checkRoom(value.length);
    this.#writes++;
    this.#bytes += value.length;
    return new Promise((done, fail) => this.#add({ key, value, done, fail }));
  }

  /** Removes a key along with the writes around it. */
  remove(key: Uint8Array): void {
    this.#add({ key, value: undefined });
  }

  /** Takes no more writes. Fulfilled when all that wait are settled. */
  async close(): Promise<void> {
    const drained = this.#committing;
    this.#state = "closed";
    await drained;
    await this.#write([{ key: NO_KEY, value: undefined }]);
  }

  #checkRoom(length: number): void {
    const { maxPendingWrites, maxPendingBytes } = this.#limits;
    if (this.#state === "closed") throw new Error("the store is closed");
    if (this.#writes >= maxPendingWrites) throw new Error(`${maxPendingWrites} events wait to be stored already`);
    if (this.#bytes + length <= maxPendingBytes) return;
    throw new Error(`${this.#bytes} octets wait to be stored already, and ${maxPendingBytes} may`);
  }

  #add(operation: Put | Remove): void {
    this.#waiting.push(operation);
    if (this.#state !== "idle") return;
    this.#state = "committing";
    this.#committing = this.#commitAll();
  }

  async #commitAll(): Promise<void> {
    await endOfTurn();
    while (this.#waiting.length > 0) {
      await this.#commitOverdue();
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#commitBatch(batch);
    }
    if (this.#state === "committing") this.#state = "idle";
  }

  async #commitBatch(batch: (Put | Remove)[]): Promise<void> {
    const error = await this.#write(batch);
    for (const operation of batch) {
      if (operation.value !== undefined) this.#settle(operation, error);
      else if (error !== undefined) this.#overdue.push(operation);
    }
  }

  async #commitOverdue(): Promise<void> {
    if (this.#overdue.length === 0) return;
    const error = await this.#write(this.#overdue);
    if (error === undefined) this.#overdue = [];
  }

  #settle({ value, done, fail }: Put, error: unknown): void {
    this.#writes--;
    this.#bytes -= value.length;
    if (error === undefined) done();
    else fail(error);
  }

  /** One transaction. Returns why it failed. */
  async #write(batch: readonly (Put | Remove)[]): Promise<unknown> {
    try {
      await this.#db.batch(() => {
        for (const { key, value } of batch) {
          // Their promises are those of the transaction.
          if (value === undefined) void this.#db.remove(key);
          else void this.#db.put(key, value);
        }
      });
      return undefined;
    } catch (error) {
      return causeOf(error);
    }
  }
}

/** What this turn of the event loop brings shares the first transaction. */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** LMDB rejects with an error that only names the promise of another one. */
async function causeOf(error: unknown): Promise<unknown> {
  try {
    if (error instanceof Error && "commitError" in error) await error.commitError;
  } catch (cause) {
    return cause ?? error;
  }
  return error ?? new Error("the transaction failed");
}

import type { Clock } from "@junctor/core";

/** A connection that does not take what it is sent as fast as it is sent. */
export interface Backlogged {
  /** Octets that wait for it now. */
  readonly waitingBytes: number;
  /** Whether it may stay behind, because what is too much for it is dropped. */
  readonly mayLag: boolean;
  /** Ends it. */
  evict(reason: string): void;
}

/** When backlogs end connections. */
export interface BacklogLimits {
  /** Octets that may wait for one connection for `softQueueTimeout`. */
  readonly softQueuedBytes: number;
  /** Milliseconds. */
  readonly softQueueTimeout: number;
  /** Octets that may wait for all connections together; beyond, the one with the most is ended. */
  readonly maxTotalQueuedBytes: number;
}

interface Backlog {
  bytes: number;
  /** When it went over the soft limit; undefined while it is not. */
  since: number | undefined;
}

/** Backlogs that are smaller are not looked at. */
const NOTEWORTHY = 64 * 1024;
/** How often backlogs are looked at while there are any, in milliseconds. */
const LOOK_AGAIN = 250;

/** The connections of a router that lag behind. Connections that do not cost nothing here. */
export class Backlogs {
  readonly #clock: Clock;
  readonly #limits: BacklogLimits;
  readonly #backlogs = new Map<Backlogged, Backlog>();
  #total = 0;
  /** Whether it will look again. */
  #state: "idle" | "looking" = "idle";

  constructor(clock: Clock, limits: BacklogLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Told what waits for a connection after each write to it. */
  note(connection: Backlogged, bytes: number): void {
    const backlog = this.#backlogs.get(connection);
    if (backlog === undefined && bytes < NOTEWORTHY) return;
    this.#set(connection, bytes);
    if (this.#total > this.#limits.maxTotalQueuedBytes) this.#evictLargest();
    this.#lookLater();
  }

  /** The connection has ended. */
  forget(connection: Backlogged): void {
    this.#set(connection, 0);
  }

  #set(connection: Backlogged, bytes: number): void {
    const backlog = this.#backlogs.get(connection);
    this.#total += bytes - (backlog?.bytes ?? 0);
    if (bytes < NOTEWORTHY) {
      this.#total -= bytes;
      this.#backlogs.delete(connection);
      return;
    }
    const isOver = bytes > this.#limits.softQueuedBytes;
    const since = isOver ? (backlog?.since ?? this.#clock.now()) : undefined;
    this.#backlogs.set(connection, { bytes, since });
  }

  #look(): void {
    this.#state = "idle";
    for (const connection of this.#backlogs.keys()) this.#set(connection, connection.waitingBytes);
    const tooOld = this.#clock.now() - this.#limits.softQueueTimeout;
    for (const [connection, { since = Infinity }] of this.#backlogs) {
      if (since > tooOld || connection.mayLag) continue;
      this.forget(connection);
      connection.evict("too much waited for too long");
    }
    this.#lookLater();
  }

  #lookLater(): void {
    if (this.#state === "looking" || this.#backlogs.size === 0) return;
    this.#state = "looking";
    this.#clock.after(LOOK_AGAIN, () => this.#look());
  }

  #evictLargest(): void {
    for (const connection of this.#backlogs.keys()) this.#set(connection, connection.waitingBytes);
    while (this.#total > this.#limits.maxTotalQueuedBytes) {
      const [largest] = [...this.#backlogs].sort(([, one], [, other]) => other.bytes - one.bytes)[0] ?? [];
      if (largest === undefined) return;
      this.forget(largest);
      largest.evict("too much waited for all connections together");
    }
  }
}

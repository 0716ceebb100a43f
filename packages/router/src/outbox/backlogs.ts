import type { Clock } from "@junctor/core";
import type { Congestion, Share } from "./congestion.ts";

/** A connection that does not take what it is sent as fast as it is sent. */
export interface Backlogged {
  /** Octets that wait for it now. */
  readonly waitingBytes: number;
  /** Octets it was sent and has taken so far. */
  readonly takenBytes: number;
  /** The realm of its session; undefined while it has none. */
  readonly realm: string | undefined;
  /** Whether it may stay behind, because what is too much for it is dropped. */
  readonly mayLag: boolean;
  /** Ends it. */
  evict(reason: string): void;
}

/** When backlogs end connections. */
export interface BacklogLimits {
  /** Octets that may wait for one connection for `softQueueTimeout`. */
  readonly softQueuedBytes: number;
  /** Milliseconds; as long as that a connection may take nothing while publishers wait. */
  readonly softQueueTimeout: number;
  /** Octets that may wait for all connections together; beyond, the one with the most is ended. */
  readonly maxTotalQueuedBytes: number;
}

interface Backlog {
  readonly bytes: number;
  /** When it went over the soft limit; undefined while it is not. */
  readonly since: number | undefined;
  /** `takenBytes` when that was last read, and when that last changed. */
  readonly taken: number;
  readonly movedAt: number;
  /** What publishers have to wait for; nothing if it may lag. */
  readonly share: Share | undefined;
}

/** Backlogs that are smaller are not looked at. */
const NOTEWORTHY = 4 * 1024;
/** How often backlogs are looked at while there are any, in milliseconds. */
const LOOK_AGAIN = 250;

/** The connections of a router that lag behind. Connections that do not cost nothing here. */
export class Backlogs {
  readonly #clock: Clock;
  readonly #limits: BacklogLimits;
  readonly #congestion: Congestion;
  readonly #backlogs = new Map<Backlogged, Backlog>();
  #total = 0;
  /** Whether it will look again. */
  #state: "idle" | "looking" = "idle";

  /** @param congestion told what waits for connections that may not lag. */
  constructor(clock: Clock, limits: BacklogLimits, congestion: Congestion) {
    this.#clock = clock;
    this.#limits = limits;
    this.#congestion = congestion;
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
    const before = this.#backlogs.get(connection);
    const now = bytes < NOTEWORTHY ? undefined : this.#measure(connection, bytes, before);
    this.#total += (now?.bytes ?? 0) - (before?.bytes ?? 0);
    this.#congestion.change(before?.share, now?.share);
    if (now === undefined) this.#backlogs.delete(connection);
    else this.#backlogs.set(connection, now);
  }

  #measure({ takenBytes: taken, mayLag, realm }: Backlogged, bytes: number, before: Backlog | undefined): Backlog {
    const now = this.#clock.now();
    const hasMoved = before === undefined || taken > before.taken;
    return {
      bytes,
      since: bytes > this.#limits.softQueuedBytes ? (before?.since ?? now) : undefined,
      taken,
      movedAt: hasMoved ? now : before.movedAt,
      share: mayLag || realm === undefined ? undefined : { realm, bytes },
    };
  }

  #look(): void {
    this.#state = "idle";
    for (const connection of this.#backlogs.keys()) this.#set(connection, connection.waitingBytes);
    const tooOld = this.#clock.now() - this.#limits.softQueueTimeout;
    for (const [connection, backlog] of this.#backlogs) {
      if (connection.mayLag) continue;
      if ((backlog.since ?? Infinity) <= tooOld) this.#evict(connection, "too much waited for too long");
      else if (this.#isObstacle(backlog, tooOld)) this.#evict(connection, "publishers waited for it for too long");
    }
    this.#lookLater();
  }

  /** Whether it took nothing for as long as publishers have been waiting, and that is too long. */
  #isObstacle({ share, movedAt }: Backlog, tooOld: number): boolean {
    if (share === undefined || movedAt > tooOld) return false;
    return (this.#congestion.blockedSince(share.realm) ?? Infinity) <= tooOld;
  }

  #evict(connection: Backlogged, reason: string): void {
    this.forget(connection);
    connection.evict(reason);
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
      this.#evict(largest, "too much waited for all connections together");
    }
  }
}

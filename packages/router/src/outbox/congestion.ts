import type { Clock } from "@junctor/core";
import type { Counters } from "../counters.ts";
import type { Logger } from "../logger.ts";
import type { FlushList } from "./flush-list.ts";

/** When publishers have to wait. */
export interface CongestionLimits {
  /** Octets waiting for connections that may not lag; beyond, publishers have to wait. */
  readonly highQueuedBytes: number;
  /** Octets down to which those have to go until publishers go on. */
  readonly lowQueuedBytes: number;
}

/** What waits for one connection that may not lag, and the realm whose publishers fill it. */
export interface Share {
  readonly realm: string;
  readonly bytes: number;
}

/** What a congestion is made with. */
export interface CongestionInit {
  readonly clock: Clock;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly flushList: FlushList;
  readonly limits: CongestionLimits;
}

interface Waiter {
  readonly realm: string;
  readonly goOn: () => void;
}

/**
 * Whether all connections together lag so far behind that publishers have to wait, and those that do. What may lag does
 * not count: it is bounded by dropping, and might stay behind for ever.
 */
export class Congestion {
  readonly #init: CongestionInit;
  readonly #low: number;
  /** What waits for the members of each realm, of those where something does. */
  readonly #realms = new Map<string, number>();
  /** All of them together. */
  #total = 0;
  readonly #waiting = new Map<object, Waiter>();
  #state: "clear" | "congested" = "clear";
  /** When it became congested. */
  #since = 0;
  #release: "idle" | "due" = "idle";

  constructor(init: CongestionInit) {
    this.#init = init;
    this.#low = Math.min(init.limits.lowQueuedBytes, init.limits.highQueuedBytes);
  }

  /** How many publishers wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Whether a publication may go out now. While it is congested, those of realms may for whose members less waits than
   * their part of the low mark, so that no realm has to wait for the others, and the sum stays bounded.
   */
  admits(realm: string): boolean {
    const { flushList, limits } = this.#init;
    if (this.#state === "clear") {
      if (this.#total + flushList.pendingBytes <= limits.highQueuedBytes) return true;
      this.#begin();
    }
    const part = (this.#realms.get(realm) ?? 0) * this.#realms.size;
    return part <= this.#low && flushList.pendingBytes <= this.#low;
  }

  /** Since when publishers of the realm have to wait; undefined if they do not. */
  blockedSince(realm: string): number | undefined {
    return this.#state === "clear" || this.admits(realm) ? undefined : this.#since;
  }

  /** Calls `goOn` once, at the end of a turn in which publications of the realm may go out again. */
  wait(publisher: object, realm: string, goOn: () => void): void {
    this.#init.counters.publishersHeld++;
    this.#waiting.set(publisher, { realm, goOn });
  }

  /** The publisher does not wait any more. */
  forget(publisher: object): void {
    if (this.#waiting.size > 0) this.#waiting.delete(publisher);
  }

  /** What waits for a connection has changed. */
  change(before: Share | undefined, now: Share | undefined): void {
    if (before !== undefined) this.#add(before.realm, -before.bytes);
    if (now !== undefined) this.#add(now.realm, now.bytes);
    if (this.#state === "congested") this.#releaseLater();
  }

  #add(realm: string, bytes: number): void {
    const sum = (this.#realms.get(realm) ?? 0) + bytes;
    this.#total += bytes;
    if (sum === 0) this.#realms.delete(realm);
    else this.#realms.set(realm, sum);
  }

  #begin(): void {
    const { clock, logger, flushList } = this.#init;
    this.#state = "congested";
    this.#since = clock.now();
    logger.warn("publishers wait", { queuedBytes: this.#total + flushList.pendingBytes });
    // Perhaps all of it is taken at the end of this very turn.
    this.#releaseLater();
  }

  #releaseLater(): void {
    if (this.#release === "due") return;
    this.#release = "due";
    this.#init.clock.endOfTurn(() => this.#releaseAll());
  }

  /** Lets go those that may, the longest waiting first; each may fill up what is left for those behind it. */
  #releaseAll(): void {
    this.#release = "idle";
    if (this.#state === "congested" && this.#total <= this.#low) this.#end();
    const waiters = [...this.#waiting];
    for (const [publisher, waiter] of waiters) {
      if (this.#waiting.get(publisher) !== waiter || !this.admits(waiter.realm)) continue;
      this.#waiting.delete(publisher);
      waiter.goOn();
    }
    // What leaves at the end of the turn may be taken at once, and then nobody tells of a change.
    if (this.#waiting.size > 0 && this.#init.flushList.pendingBytes > 0) this.#releaseLater();
  }

  #end(): void {
    const { clock, logger } = this.#init;
    this.#state = "clear";
    logger.info("publishers go on", { queuedBytes: this.#total, milliseconds: clock.now() - this.#since });
  }
}

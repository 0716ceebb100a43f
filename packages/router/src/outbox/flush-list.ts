import type { Clock } from "@junctor/core";

/** What has something to send at the end of the turn. */
export interface Flushable {
  flush(): void;
}

/**
 * Every outbox of a router that got messages in the current event-loop turn.
 * One callback per turn flushes them all, so that each connection gets one write.
 */
export class FlushList {
  /** Octets that wait for the end of the turn; whoever is flushed adds to it. */
  pendingBytes = 0;
  #dirty: Flushable[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How many wait for the end of the turn. */
  get size(): number {
    return this.#dirty.length;
  }

  /** Flushes `outbox` when the turn ends. An outbox adds itself once per turn. */
  add(outbox: Flushable): void {
    if (this.#dirty.push(outbox) === 1) this.#clock.endOfTurn(this.#flushAll);
  }

  readonly #flushAll = (): void => {
    const dirty = this.#dirty;
    this.#dirty = [];
    this.pendingBytes = 0;
    for (const outbox of dirty) outbox.flush();
  };
}

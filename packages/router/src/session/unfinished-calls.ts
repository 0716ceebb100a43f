import type { Clock } from "@junctor/core";

/** Milliseconds that a chunk may be on its way. */
const GRACE = 60_000;

/** How many ended calls of one session are remembered; beyond, those that ended first are not. */
const MAX = 1_000;

/** Calls whose last chunk had not come when they ended, for as long as it may be on its way (spec: AP-PCI-12). */
export class UnfinishedCalls {
  readonly #clock: Clock;
  /** When each was added, in that order. */
  readonly #added = new Map<number, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Adds a call that begins, or ends, with chunks to come. */
  add(id: number): void {
    this.#added.delete(id);
    this.#added.set(id, this.#clock.now());
    for (const oldest of this.#added.keys()) {
      if (this.#added.size <= MAX && this.has(oldest)) return;
      this.#added.delete(oldest);
    }
  }

  /** Whether a chunk of the call may come. */
  has(id: number): boolean {
    const added = this.#added.get(id);
    return added !== undefined && this.#clock.now() - added <= GRACE;
  }

  /** Its last chunk has come. */
  delete(id: number): void {
    this.#added.delete(id);
  }
}

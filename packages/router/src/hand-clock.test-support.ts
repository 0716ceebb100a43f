import type { Clock, RandomSource, Timer } from "@junctor/core";

interface Pending extends Timer {
  readonly at: number;
  readonly fn: () => void;
}

/** A clock turned by hand: nothing happens until a test says so. */
export class HandClock implements Clock {
  #now = 0;
  #turn: (() => void)[] = [];
  readonly #timers = new Set<Pending>();

  now(): number {
    return this.#now;
  }

  /** Timers that are set and have not fired. */
  get timers(): number {
    return this.#timers.size;
  }

  after(ms: number, fn: () => void): Timer {
    const timer: Pending = { at: this.#now + ms, fn, cancel: () => this.#timers.delete(timer) };
    this.#timers.add(timer);
    return timer;
  }

  endOfTurn(fn: () => void): void {
    this.#turn.push(fn);
  }

  /** Runs what is due at the end of one turn. */
  turn(): void {
    const due = this.#turn;
    this.#turn = [];
    for (const fn of due) fn();
  }

  /** Runs turns until nothing is left to do without time passing. */
  settle(): void {
    while (this.#turn.length > 0) this.turn();
  }

  /** Lets time pass, firing timers in order, and settles. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#timers.delete(next);
      this.#now = next.at;
      next.fn();
      this.settle();
    }
    this.#now = until;
  }

  #next(until: number): Pending | undefined {
    const due = [...this.#timers].filter((timer) => timer.at <= until);
    return due.sort((one, other) => one.at - other.at)[0];
  }
}

/** Repeatable randomness (mulberry32). */
export function seededRandom(seed: number): RandomSource {
  let state = seed;
  return {
    uint32() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return (mixed ^ (mixed >>> 14)) >>> 0;
    },
  };
}

import type { Clock, Timer } from "@junctor/core";

interface Pending extends Timer {
  readonly at: number;
  readonly fn: () => void;
}

/** A clock that stands still until the world moves it. */
export class VirtualClock implements Clock {
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

  /** Ends the turn: runs what waits for that. */
  turn(): void {
    const due = this.#turn;
    this.#turn = [];
    for (const fn of due) fn();
  }

  /** Goes on to the next moment for which timers are set, and fires them. False if there is none until `time`. */
  fireNext(time: number): boolean {
    let next = Infinity;
    for (const timer of this.#timers) next = Math.min(next, timer.at);
    this.#now = Math.min(next, time);
    if (next > time) return false;
    for (const timer of this.#timers) {
      if (timer.at === next && this.#timers.delete(timer)) timer.fn();
    }
    return true;
  }
}

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

  /** When the next timer fires. */
  get nextTimer(): number {
    let next = Infinity;
    for (const { at } of this.#timers) next = Math.min(next, at);
    return next;
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

  /** Goes on to the moment of the next timer, and fires that. False if there is none until `time`. */
  fireNext(time: number): boolean {
    let next: Pending | undefined;
    for (const timer of this.#timers) if (next === undefined || timer.at < next.at) next = timer;
    if (next === undefined || next.at > time) {
      this.#now = time;
      return false;
    }
    this.#now = next.at;
    this.#timers.delete(next);
    next.fn();
    return true;
  }
}

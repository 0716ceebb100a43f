import type { Clock, Timer } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";

interface Pending {
  readonly at: number;
  readonly fn: () => void;
}

/** A clock whose timers fire when a scenario says so; turns end by themselves. */
export class HandClock implements Clock {
  #now = 0;
  readonly #timers = new Set<Pending>();

  now(): number {
    return this.#now;
  }

  after(ms: number, fn: () => void): Timer {
    const timer = { at: this.#now + ms, fn };
    this.#timers.add(timer);
    return { cancel: () => this.#timers.delete(timer) };
  }

  endOfTurn(fn: () => void): void {
    systemClock.endOfTurn(fn);
  }

  /** Lets time pass; what is due by then fires. */
  advance(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) {
      if (timer.at <= this.#now && this.#timers.delete(timer)) timer.fn();
    }
  }
}

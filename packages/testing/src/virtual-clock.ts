import type { Clock, Timer } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";

/** 2026-01-01T00:00:00Z. */
const START = 1_767_225_600_000;
/** How many turns nothing must happen in before everything is taken to have arrived. */
const QUIET_TURNS = 5;

/**
 * Time that passes when a test says so. Messages still travel by themselves, in turns of the event loop; timeouts,
 * delays and expiry wait for `advance`.
 */
export class VirtualClock implements Clock {
  #now: number;
  #timers: readonly VirtualTimer[] = [];
  /** Ends of turns that were asked for and have not come. */
  #turns = 0;

  /** @param now Milliseconds since the epoch. Default: the start of 2026. */
  constructor(now: number = START) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** How many timers are set. */
  get timers(): number {
    return this.#timers.length;
  }

  after(ms: number, fn: () => void): Timer {
    const timer: VirtualTimer = { at: this.#now + ms, fn };
    this.#timers = [...this.#timers, timer];
    return { cancel: () => this.#drop(timer) };
  }

  endOfTurn(fn: () => void): void {
    this.#turns++;
    systemClock.endOfTurn(() => {
      this.#turns--;
      fn();
    });
  }

  /** Lets time pass: timers fire in order, and what each sets off is done before the next. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    await this.settle();
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#drop(next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
      await this.settle();
    }
    this.#now = until;
  }

  /** Waits until everything that is on its way has arrived. No time passes. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.#turns === 0 ? quiet + 1 : 0) {
      await new Promise<void>((resolve) => systemClock.endOfTurn(resolve));
    }
  }

  #next(until: number): VirtualTimer | undefined {
    const due = this.#timers.filter(({ at }) => at <= until);
    return due.sort((one, other) => one.at - other.at)[0];
  }

  #drop(timer: VirtualTimer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }
}

interface VirtualTimer {
  readonly at: number;
  readonly fn: () => void;
}

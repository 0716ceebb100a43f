import type { Clock, Timer } from "./clock.ts";

/** The longest time a timer of any platform takes; 24.8 days. */
const MAX_MS = 2 ** 31 - 1;

/** Fires once, when nothing has rearmed it for a while. */
export class IdleTimer {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #fn: () => void;
  #timer: Timer;

  /** Starts at once. @param ms Longer than 2^31 - 1 ms counts as that. */
  constructor(clock: Clock, ms: number, fn: () => void) {
    this.#clock = clock;
    this.#ms = Math.min(ms, MAX_MS);
    this.#fn = fn;
    this.#timer = clock.after(this.#ms, fn);
  }

  /** Starts the time anew. */
  rearm(): void {
    this.#timer.cancel();
    this.#timer = this.#clock.after(this.#ms, this.#fn);
  }

  /** It does not fire any more. */
  cancel(): void {
    this.#timer.cancel();
  }
}

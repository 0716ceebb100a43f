/** A timer that was set; cancelling one that fired or was cancelled does nothing. */
export interface Timer {
  /** Lets the timer not fire. */
  cancel(): void;
}

/**
 * Time as everything below the apps sees it: passed in, so that a test can turn it by hand.
 * `systemClock` of `@junctor/core/runtime` is the real one.
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `fn` once, `ms` milliseconds from now. Does not keep a process alive by itself. */
  after(ms: number, fn: () => void): Timer;
  /**
   * Calls `fn` when the work of the current event-loop turn is done,
   * so that frames produced within a turn leave in one write.
   */
  endOfTurn(fn: () => void): void;
}

/** A source of randomness, passed in. Must be cryptographically strong outside of tests. */
export interface RandomSource {
  /** A uniformly random integer in 0 .. 2^32 - 1. */
  uint32(): number;
}

import type { Clock } from "@junctor/core";

/** So many are remembered; beyond, the one whose first failure is longest ago is forgotten. */
const MAX_KEYS = 10_000;

interface Failures {
  count: number;
  /** When they are forgiven, in milliseconds since the epoch. */
  readonly until: number;
}

/** Counts failures, each kind for itself, until some time after the first one. */
export class FailureCounts {
  readonly #clock: Clock;
  readonly #window: number;
  /** In the order of their ends. */
  readonly #byKey = new Map<string, Failures>();

  /** @param window how long failures count, in milliseconds. */
  constructor(clock: Clock, window: number) {
    this.#clock = clock;
    this.#window = window;
  }

  /** How many there are now. */
  of(key: string): number {
    const failures = this.#byKey.get(key);
    return failures === undefined || failures.until <= this.#clock.now() ? 0 : failures.count;
  }

  /** One more. */
  note(key: string): void {
    this.#forget();
    const failures = this.#byKey.get(key);
    if (failures === undefined) this.#byKey.set(key, { count: 1, until: this.#clock.now() + this.#window });
    else failures.count++;
  }

  /** Drops what is forgiven, which stands in front. */
  #forget(): void {
    const now = this.#clock.now();
    for (const [key, { until }] of this.#byKey) {
      if (until > now && this.#byKey.size < MAX_KEYS) return;
      this.#byKey.delete(key);
    }
  }
}

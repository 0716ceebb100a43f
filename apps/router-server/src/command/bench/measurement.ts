import type { Clock } from "@junctor/core";

/** What was measured. */
export interface Measured {
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds from a request to its answer: half of them, 99 of 100 and all took no longer. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** Measures from its making to the last answer. */
export class Measurement {
  readonly #clock: Clock;
  readonly #start: number;
  readonly #took: number[] = [];
  #end: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#start = clock.now();
    this.#end = this.#start;
  }

  /** Times one request. */
  async time(request: () => Promise<unknown>): Promise<void> {
    const start = this.#clock.now();
    await request();
    this.#end = this.#clock.now();
    this.#took.push(this.#end - start);
  }

  /** How many requests were timed so far. */
  get count(): number {
    return this.#took.length;
  }

  /** @param done what is counted by the second. Default: the requests. */
  result(done: number = this.count): Measured {
    const milliseconds = this.#end - this.#start;
    const sorted = [...this.#took].sort((a, b) => a - b);
    const at = (part: number): number => round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0, 3);
    return {
      seconds: round(milliseconds / 1_000, 3),
      perSecond: milliseconds === 0 ? 0 : round((done * 1_000) / milliseconds, 1),
      latency: { p50: at(0.5), p99: at(0.99), max: at(1) },
    };
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

import type { RandomSource } from "./clock.ts";

/** The largest WAMP id, 2^53 (spec: "IDs"). As a JavaScript number it is exact. */
export const MAX_ID = 2 ** 53;

/** Whether `value` is a WAMP id: an integer in 1 .. 2^53. */
export function isId(value: unknown): value is number {
  return typeof value === "number" && value >= 1 && value <= MAX_ID && Number.isInteger(value);
}

/** A global-scope id: uniformly random over 1 .. 2^53 (spec: BP-ID-02). */
export function randomId(random: RandomSource): number {
  return (random.uint32() & 0x1f_ffff) * 2 ** 32 + random.uint32() + 1;
}

/** Session-scope ids: 1, 2, 3, ... and 1 again after 2^53 (spec: BP-ID-04). */
export class SequentialIds {
  #last: number;

  /** @param last the id to go on after; 0 starts at 1. */
  constructor(last = 0) {
    this.#last = last;
  }

  /** The id given out last; 0 if none was. */
  get last(): number {
    return this.#last;
  }

  /** The next id. */
  next(): number {
    this.#last = this.#last >= MAX_ID ? 1 : this.#last + 1;
    return this.#last;
  }
}

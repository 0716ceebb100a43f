import type { RandomSource } from "@junctor/core";

const FIRST = 500;
const FACTOR = 1.6;
const LONGEST = 8_000;
const JITTER = 0.2;

/**
 * How long to wait before trying again, in milliseconds: 500, growing by 1.6 up to 8000, give or take a fifth,
 * so that the pages of a router that restarts do not all return in the same instant.
 * @param failures attempts that failed in a row, from 0.
 */
export function retryDelay(failures: number, random: RandomSource): number {
  const delay = Math.min(FIRST * FACTOR ** failures, LONGEST);
  const share = random.uint32() / 2 ** 32;
  return Math.round(delay * (1 - JITTER + 2 * JITTER * share));
}

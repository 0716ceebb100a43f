import type { Clock, RandomSource } from "./clock.ts";

/** What this file takes from the platform: timers and strong randomness, the same in every runtime. */
interface Platform {
  setTimeout(fn: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  setImmediate?(fn: () => void): unknown;
  queueMicrotask(fn: () => void): void;
  crypto: { getRandomValues<T extends Uint32Array>(target: T): T };
}

const platform = globalThis as unknown as Platform;

/** The real clock. Its timers do not keep a Node process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, fn) {
    const timer = platform.setTimeout(fn, ms);
    if (typeof timer === "object" && timer !== null && "unref" in timer && typeof timer.unref === "function") {
      timer.unref();
    }
    return { cancel: () => platform.clearTimeout(timer) };
  },
  endOfTurn:
    platform.setImmediate === undefined
      ? (fn) => platform.queueMicrotask(fn)
      : (fn) => void platform.setImmediate?.(fn),
};

/** The real clock as well, with timers that keep a Node process alive: for what somebody waits for. */
export const wakefulClock: Clock = {
  ...systemClock,
  after(ms, fn) {
    const timer = platform.setTimeout(fn, ms);
    return { cancel: () => platform.clearTimeout(timer) };
  },
};

const POOL_LENGTH = 256;

/** The platform's cryptographically strong randomness, drawn in blocks. */
export const systemRandom: RandomSource = createRandomPool();

function createRandomPool(): RandomSource {
  const pool = new Uint32Array(POOL_LENGTH);
  let used = POOL_LENGTH;
  return {
    uint32() {
      if (used === POOL_LENGTH) {
        platform.crypto.getRandomValues(pool);
        used = 0;
      }
      return pool[used++] as number;
    },
  };
}

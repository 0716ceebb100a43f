import type { Clock } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import type { LoadFlags } from "./load-flags.ts";
import { waitFor } from "./wait-for.ts";

/** What a load is bounded by, besides its flags. */
export interface LoadBounds {
  readonly signal: AbortSignal;
  readonly clock?: Clock | undefined;
}

/**
 * Does a job as often as the flags say, at least once, and no more once the signal is aborted.
 * @param job gets the number of the repetition, from 0.
 * @throws what the job throws first; nothing is begun after that.
 */
export async function runLoad(
  job: (index: number) => Promise<void>,
  { repeat, concurrency = 1, time, delay = 0 }: LoadFlags,
  { signal, clock = systemClock }: LoadBounds,
): Promise<void> {
  const times = repeat ?? (time === undefined ? 1 : Number.POSITIVE_INFINITY);
  const end = time === undefined ? Number.POSITIVE_INFINITY : clock.now() + time;
  const failed = new AbortController();
  let begun = 0;
  const work = async (): Promise<void> => {
    do {
      signal.throwIfAborted();
      await job(begun++).catch((error: unknown) => {
        failed.abort();
        throw error;
      });
      if (delay > 0 && begun < times) await waitFor(Math.min(delay, end - clock.now()), { signal, clock });
    } while (!failed.signal.aborted && begun < times && clock.now() < end);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, times) }, work));
}

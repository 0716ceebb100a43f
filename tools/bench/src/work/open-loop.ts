import { LatencyHistogram } from "../load/latency-histogram.ts";
import { joinCallers } from "./calls.ts";
import { measureLoad } from "./measure-load.ts";

const TICK_MS = 1;
/** A router may refuse a session that has more calls in flight; beyond, a call that is due waits here. */
const MAX_IN_FLIGHT = 900;

/**
 * Calls that arrive at a fixed rate whether or not earlier ones are answered. Latency counts from when a call was due,
 * not from when it was sent, so that a stall is not hidden by the calls it holds up (coordinated omission).
 */
export const openLoop = measureLoad(async ({ target, settings }) => {
  const latency = new LatencyHistogram();
  const callers = await joinCallers({ target, settings }, latency);
  const rate = settings.rate ?? 1_000;
  const start = performance.now();
  let sent = 0;
  setInterval(() => {
    for (const due = arrivalsDue(performance.now() - start, rate); sent < due; sent++) {
      const caller = callers[sent % callers.length];
      if (caller === undefined || caller.inFlight >= MAX_IN_FLIGHT) return;
      caller.call(start + (sent * 1_000) / rate);
    }
  }, TICK_MS);
  return { count: () => callers.reduce((sum, caller) => sum + caller.done, 0), latency, facts: { rate } };
});

/** How many arrivals are due after `elapsedMs` at `rate` a second. */
export function arrivalsDue(elapsedMs: number, rate: number): number {
  return Math.floor((elapsedMs * rate) / 1_000);
}

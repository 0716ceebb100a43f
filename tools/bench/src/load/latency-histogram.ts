import { createHistogram } from "node:perf_hooks";
import type { Latency } from "../round.ts";

const NANOSECONDS = 1e6;
/** No latency is counted as longer: a minute. */
const LONGEST_MS = 60_000;

/** A high dynamic range histogram of latencies, exact to three figures (Node's own, which is HdrHistogram). */
export class LatencyHistogram {
  readonly #histogram = createHistogram({ lowest: 1, highest: LONGEST_MS * NANOSECONDS, figures: 3 });

  /** Counts one operation that took `ms` milliseconds. */
  record(ms: number): void {
    this.#histogram.record(Math.min(Math.max(1, Math.round(ms * NANOSECONDS)), LONGEST_MS * NANOSECONDS));
  }

  /** Forgets everything, as at the end of the warm-up. */
  reset(): void {
    this.#histogram.reset();
  }

  /** The percentiles so far, or nothing when nothing was recorded. */
  percentiles(): Latency | undefined {
    if (this.#histogram.count === 0) return undefined;
    const at = (percent: number): number => this.#histogram.percentile(percent) / NANOSECONDS;
    return { p50: at(50), p99: at(99), p999: at(99.9) };
  }
}

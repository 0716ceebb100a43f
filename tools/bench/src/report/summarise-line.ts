import type { Round } from "../round.ts";
import { median } from "../statistics.ts";
import type { Line } from "./result.ts";

/** The medians of a line. NaN where no round has the number. */
export interface Summary {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly cpuMicroseconds: number;
  readonly residentBefore: number;
  readonly residentDuring: number;
  readonly residentAfter: number;
  readonly loadShare: number;
  readonly startMs: number;
  /** Rounds in which the load generator was the bottleneck. */
  readonly invalidRounds: number;
}

/** Takes medians over the valid rounds, or over all when none is valid. */
export function summariseLine({ rounds }: Pick<Line, "rounds">): Summary {
  const valid = rounds.filter((round) => round.valid);
  const counted = valid.length === 0 ? rounds : valid;
  const of = (pick: (round: Round) => number | undefined): number =>
    median(counted.map(pick).filter((value) => value !== undefined));
  return {
    perSecond: of((round) => round.perSecond),
    p50: of((round) => round.latency?.p50),
    p99: of((round) => round.latency?.p99),
    p999: of((round) => round.latency?.p999),
    cpuMicroseconds: of((round) => round.cpuMicroseconds),
    residentBefore: of((round) => round.residentMiB.before),
    residentDuring: of((round) => round.residentMiB.during),
    residentAfter: of((round) => round.residentMiB.after),
    loadShare: of((round) => round.loadShare),
    startMs: of((round) => round.startMs),
    invalidRounds: rounds.length - valid.length,
  };
}

/** The median of a fact of a line's rounds. */
export function medianFact({ rounds }: Pick<Line, "rounds">, name: string): number {
  return median(rounds.map(({ facts }) => facts[name]).filter((value) => value !== undefined));
}

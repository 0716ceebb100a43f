import { parseArgs } from "node:util";

/** What a run is asked to do. */
export interface Options {
  /** Only workloads whose id begins so. Default: all. */
  readonly only: string;
  /** Default: 3, with `--report` and `--guard` 5. Fewer than five only indicate. */
  readonly rounds: number;
  /** Whether rounds were asked for; workloads that take long are measured once otherwise. */
  readonly everyRound: boolean;
  /** Seconds measured in a round. Default: 0.4, with `--report` and `--guard` 2. */
  readonly seconds: number;
  /** Measure rivals too. */
  readonly peers: boolean;
  /** Major versions of Node to compare our router under, in place of the floors. */
  readonly nodes: readonly string[];
  /** Compare with the floors what a change must not make worse, and fail when it did. */
  readonly guard: boolean;
  /** Write docs/benchmarks.md. */
  readonly report: boolean;
  /** Write the result with its raw rounds to this file. */
  readonly json?: string;
}

const MAX_WARM_UP_MS = 1_000;

/** Reads the command line. @throws {RangeError} for numbers that are none. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      only: { type: "string", default: "" },
      rounds: { type: "string" },
      seconds: { type: "string" },
      peers: { type: "boolean", default: false },
      nodes: { type: "string", default: "" },
      guard: { type: "boolean", default: false },
      report: { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const { only, peers, guard, report, json } = values;
  const careful = report || guard;
  const rounds = positive("rounds", values.rounds ?? (careful ? "5" : "3"));
  const seconds = positive("seconds", values.seconds ?? (careful ? "2" : "0.4"));
  const everyRound = values.rounds !== undefined;
  const nodes = values.nodes.split(",").filter((major) => major !== "");
  return { only, rounds, everyRound, seconds, peers, nodes, guard, report, ...(json !== undefined && { json }) };
}

/** How long a round warms up and measures. */
export function roundLength({ seconds }: Pick<Options, "seconds">): { warmUpMs: number; measureMs: number } {
  return { warmUpMs: Math.min(MAX_WARM_UP_MS, seconds * 1_000), measureMs: seconds * 1_000 };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new RangeError(`--${name} takes a positive number, not ${text}`);
  return value;
}

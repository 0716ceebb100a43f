import type { Contestant } from "../contestants/contestant.ts";
import type { Round } from "../round.ts";

/** Everything a run has found out; what `--json` writes. */
export interface Result {
  /** When the run began, ISO 8601. */
  readonly date: string;
  readonly machine: { readonly processor: string; readonly cores: number; readonly memoryGiB: number };
  readonly node: string;
  readonly options: { readonly rounds: number; readonly seconds: number };
  /**
   * The one-minute load averages before the first round, which tells of others on the machine, and after the last,
   * which has our own work in it.
   */
  readonly loadAverage: { readonly before: number; readonly after: number };
  readonly versions: Readonly<Record<string, string>>;
  /** Contestants that could not take part, and why. */
  readonly missing: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

/** One contestant under one workload. */
export interface Line {
  readonly workload: string;
  readonly title: string;
  readonly unit: string;
  readonly contestant: string;
  readonly kind: Contestant["kind"];
  readonly variant: string;
  readonly rounds: readonly Round[];
  /** Why it has fewer rounds than asked for. */
  readonly failure?: string;
}

import type { Result } from "./result.ts";
import { medianFact, summariseLine } from "./summarise-line.ts";
import type { Summary } from "./summarise-line.ts";

/** Finds numbers in a result. */
export interface Lookup {
  /** The medians of a line. @param contestant Default: our router. @param variant Default: JSON over WebSocket. */
  summary(workload: string, contestant?: string, variant?: string): Summary;
  /** The median of a fact about our router. */
  fact(workload: string, name: string): number;
}

const JSON_VARIANT = "WebSocket json";

/** Reads `result`; what it lacks is NaN. */
export function lookIn(result: Pick<Result, "lines">): Lookup {
  const find = (workload: string, contestant: string, variant: string): Pick<Result["lines"][number], "rounds"> =>
    result.lines.find(
      (line) => line.workload === workload && line.contestant === contestant && line.variant === variant,
    ) ?? { rounds: [] };
  return {
    summary: (workload, contestant = "junctor", variant = JSON_VARIANT) =>
      summariseLine(find(workload, contestant, variant)),
    fact: (workload, name) => medianFact(find(workload, "junctor", JSON_VARIANT), name),
  };
}

import type { Lookup } from "./look-in.ts";

/** What is asked of a number. */
export interface Goal {
  readonly workload: string;
  readonly text: string;
  readonly sense: "at least" | "at most";
  readonly bound: number;
  /** The value, NaN when something it needs was not measured. */
  readonly value: (look: Lookup) => number;
}

/** Whether a goal is met by a run that did not have to measure everything. */
export type Verdict = "met" | "missed" | "not measured";

/** Says whether `value` meets `goal`. */
export function judgeGoal({ sense, bound }: Pick<Goal, "sense" | "bound">, value: number): Verdict {
  if (!Number.isFinite(value)) return "not measured";
  return (sense === "at least" ? value >= bound : value <= bound) ? "met" : "missed";
}

/** A goal that has no bound yet. */
export interface Unbounded {
  atLeast(bound: number): Goal;
  atMost(bound: number): Goal;
}

/** Begins a goal: which workload, what about it, and how to find it in a result. */
export function goal(workload: string, text: string, value: Goal["value"]): Unbounded {
  return {
    atLeast: (bound) => ({ workload, text, sense: "at least", bound, value }),
    atMost: (bound) => ({ workload, text, sense: "at most", bound, value }),
  };
}

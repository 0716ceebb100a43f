/** What a figure is held against. */
export interface Target {
  readonly bound: "at most" | "at least";
  readonly value: number;
}

/** One number that a run came to. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Default: none, it is only told. */
  readonly target?: Target | undefined;
  /** The same without the protection, or without the fault. Default: there is none. */
  readonly control?: number | undefined;
}

/** What came of a run. */
export interface Outcome {
  readonly figures: readonly Figure[];
  /** What must not happen on any machine, however slow; none if all is well. */
  readonly problems: readonly string[];
  /** What a reader of the figures has to know. */
  readonly notes: readonly string[];
}

/** At least, or at most, so much. */
export const atMost = (value: number): Target => ({ bound: "at most", value });
export const atLeast = (value: number): Target => ({ bound: "at least", value });

/** Whether a figure is as it should be. */
export function isMet({ value, target }: Figure): boolean {
  if (target === undefined) return true;
  return target.bound === "at most" ? value <= target.value : value >= target.value;
}

/** Collects problems: each line is the name of something that should be true. */
export function problemsOf(expectations: { readonly [expectation: string]: boolean }): readonly string[] {
  return Object.entries(expectations).flatMap(([expectation, holds]) => (holds ? [] : [`not so: ${expectation}`]));
}

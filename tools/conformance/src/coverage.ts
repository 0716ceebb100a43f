import type { Requirement } from "./requirements/requirement.ts";
import type { Scenario } from "./scenario.ts";

/** What a coverage report needs of a scenario. */
export type Claim = Pick<Scenario<never>, "title" | "ids" | "knownFailure">;

/** Which lines of the specification scenarios verify. */
export interface Coverage {
  /** Lines that some scenario verifies. */
  readonly verified: readonly Requirement[];
  /** Lines that are not pending, and that no scenario verifies. */
  readonly missing: readonly Requirement[];
  /** Lines that are pending and that a scenario verifies all the same. */
  readonly early: readonly Requirement[];
  /** Ids that scenarios name and no line has. */
  readonly unknown: readonly string[];
  /** How many lines wait for which part of the project. */
  readonly pending: ReadonlyMap<string, number>;
}

/** Compares what is required with what scenarios claim to verify. Known failures verify nothing. */
export function measureCoverage(requirements: readonly Requirement[], claims: readonly Claim[]): Coverage {
  const known = new Set(requirements.map(({ id }) => id));
  const claimed = new Set(claims.filter(({ knownFailure }) => knownFailure === undefined).flatMap(({ ids }) => ids));
  const due = requirements.filter(({ pending }) => pending === undefined);
  const waiting = requirements.filter(({ pending }) => pending !== undefined);
  const pending = new Map<string, number>();
  for (const { pending: part = "" } of waiting) pending.set(part, (pending.get(part) ?? 0) + 1);
  return {
    verified: due.filter(({ id }) => claimed.has(id)),
    missing: due.filter(({ id }) => !claimed.has(id)),
    early: waiting.filter(({ id }) => claimed.has(id)),
    unknown: claims.flatMap(({ ids }) => ids).filter((id) => !known.has(id)),
    pending,
  };
}

/** One line for people: how much is verified and what is not yet meant to be. */
export function describeCoverage({ verified, missing, pending }: Coverage): string {
  const parts = Array.from(pending, ([part, count]) => `${part} ${count}`).join(", ");
  return `${verified.length}/${verified.length + missing.length} lines verified; pending: ${parts || "none"}`;
}

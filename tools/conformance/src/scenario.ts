/** A sentence about behaviour, the requirements it verifies, and the run that shows it. */
export interface Scenario<World> {
  readonly title: string;
  /** Ids of the lines in `requirements/` that this run verifies. */
  readonly ids: readonly string[];
  readonly run: (world: World) => Promise<void> | void;
  /** Why the run is known to fail; it then counts as an expected failure and verifies nothing. */
  readonly knownFailure?: string;
}

/** Describes a scenario for a world: a router to talk to, a client to answer, a serializer to feed. */
export function scenario<World>(
  title: string,
  ids: readonly string[],
  run: (world: World) => Promise<void> | void,
): Scenario<World> {
  return { title, ids, run };
}

/** The same scenario, expected to fail for now. Remove the mark with the fix: a pass is then reported as an error. */
export function knownFailure<World>(reason: string, failing: Scenario<World>): Scenario<World> {
  return { ...failing, knownFailure: reason };
}

/** For scenarios that bring along everything they need. */
export type NoWorld = AsyncDisposable;

import type { Outcome } from "../report/outcome.ts";

/** `short` is for every run of the tests, `full` for the figures that are promised. */
export type Size = "short" | "full";

/** Something that is done to a router, and to a control beside it. */
export interface Scenario {
  readonly name: string;
  /** In one line. */
  readonly about: string;
  run(size: Size): Promise<Outcome>;
}

import type { Pattern } from "../match-policy.ts";
import type { Action } from "./action.ts";

/** Whether something may be done: an action, on a URI or a pattern of URIs. */
export interface Question extends Pattern {
  readonly action: Action;
  /** Whether what was published before is to be read, besides. */
  readonly history?: true;
}

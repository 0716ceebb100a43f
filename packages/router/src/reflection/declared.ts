import type { Declaration, DeclarationType, MatchPolicy } from "@junctor/core";
import type { PayloadChecks } from "../validation/payload-checks.ts";

/** Who declares things: a session. */
export interface Definer {
  /** What it declared; `Directory` edits it. */
  readonly declarations: Set<Declared>;
}

/** A declaration that stands in a realm. */
export interface Declared {
  readonly type: DeclarationType;
  readonly uri: string;
  readonly match: MatchPolicy;
  readonly declaration: Declaration;
  /** Who declared it, and with whose end it goes; undefined for the realm itself. */
  readonly definer: Definer | undefined;
  /** How many octets it took on the way here; 0 for the realm's own. */
  readonly octets: number;
  /** What it says of payloads, ready to be compared with; undefined if the realm does not validate. */
  readonly checks: PayloadChecks | undefined;
}

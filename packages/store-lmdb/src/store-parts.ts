import type { Database } from "lmdb";
import type { FaultLog } from "./fault-log.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { StoreLimits } from "./limits.ts";

/** An open database: its keys and values are octets, and no codec but our own sees them. */
export type EventDatabase = Database<Uint8Array, Uint8Array>;

/** What the parts of a store share. */
export interface StoreParts {
  readonly db: EventDatabase;
  readonly commit: GroupCommit;
  readonly limits: StoreLimits;
  readonly faults: FaultLog;
}

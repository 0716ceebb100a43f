import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { EventStore } from "@junctor/router";
import { FaultLog } from "./fault-log.ts";
import { storeLimits } from "./limits.ts";
import type { StoreLimits } from "./limits.ts";
import type { LmdbStoreOptions } from "./lmdb-store-options.ts";
import { LmdbEventStore } from "./lmdb-event-store.ts";
import { checkDatabase } from "./opening/check-database.ts";
import { lockDirectory } from "./opening/lock-directory.ts";
import { setAside } from "./opening/set-aside.ts";
import { StoreDamagedError } from "./opening/store-damaged-error.ts";

/** A store in LMDB. */
export interface LmdbStore extends EventStore {
  /** Records found corrupt since the store was opened. They are logged, and nobody gets them. */
  readonly corruptRecords: number;
  /** Waits for what is being written, and closes the database. Writes that come later fail. Close the router first. */
  close(): Promise<void>;
}

/**
 * Opens a store. Its files are read by another process first, because a damaged database may end the one that reads it.
 * @throws {StoreDamagedError} if they are damaged, and `ifDamaged` is not `setAside`.
 * @throws {RangeError} if a limit is no integer from 0 upwards.
 * @throws {Error} if the directory cannot be used, or another process uses it.
 */
export async function lmdbStore(options: LmdbStoreOptions): Promise<LmdbStore> {
  const limits = storeLimits(options);
  const path = resolve(options.path);
  const faults = new FaultLog(path, options.logger);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const unlock = lockDirectory(path);
  try {
    await requireSound(path, options.ifDamaged ?? "fail", faults);
    return openStore(path, { limits, faults, unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

async function requireSound(path: string, ifDamaged: "fail" | "setAside", faults: FaultLog): Promise<void> {
  if (!existsSync(join(path, "data.mdb"))) return;
  try {
    await checkDatabase(path);
  } catch (error) {
    if (!(error instanceof StoreDamagedError) || ifDamaged === "fail") throw error;
    faults.setAside(setAside(path, new Date()), error);
  }
}

interface Opening {
  readonly limits: StoreLimits;
  readonly faults: FaultLog;
  readonly unlock: () => void;
}

function openStore(path: string, { limits, faults, unlock }: Opening): LmdbStore {
  const store = new LmdbEventStore(path, limits, faults);
  return {
    retain: (event) => store.retain(event),
    retained: (pattern, now) => store.retained(pattern, now),
    record: (pattern, event) => store.record(pattern, event),
    history: (pattern) => store.history(pattern),
    get corruptRecords() {
      return faults.corruptRecords;
    },
    close: () => store.close().finally(unlock),
  };
}

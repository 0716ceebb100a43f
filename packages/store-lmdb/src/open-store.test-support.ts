import { onTestFinished } from "vitest";
import { lmdbStore } from "./lmdb-store.ts";
import type { LmdbStore } from "./lmdb-store.ts";
import type { LmdbStoreOptions } from "./lmdb-store-options.ts";
import { temporaryDirectory } from "./temporary-directory.test-support.ts";

/** A store that is closed when its test is over, in a directory of its own unless `options` name one. */
export async function openStore(options: Partial<LmdbStoreOptions> = {}): Promise<LmdbStore> {
  const path = options.path ?? temporaryDirectory();
  const store = await lmdbStore({ ...options, path });
  onTestFinished(() => store.close());
  return store;
}

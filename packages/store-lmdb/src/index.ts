// The public surface, in reading order.
export { lmdbStore } from "./lmdb-store.ts";
export type { LmdbStore } from "./lmdb-store.ts";
export type { LmdbStoreOptions } from "./lmdb-store-options.ts";
export { defaultStoreLimits } from "./limits.ts";
export type { StoreLimits } from "./limits.ts";
export { StoreDamagedError } from "./opening/store-damaged-error.ts";

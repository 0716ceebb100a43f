import type { Logger } from "@junctor/router";
import type { StoreLimits } from "./limits.ts";

/** Options of `lmdbStore`. All but `logger` are plain data, so that a configuration file can hold them. */
export interface LmdbStoreOptions extends Partial<{ readonly [Name in keyof StoreLimits]: number | undefined }> {
  /** The directory of the store, made if it is not there. Each realm needs its own, and each has one process. */
  readonly path: string;
  /**
   * What to do if the files of the store are damaged: `fail`, or `setAside`: rename them and go on with an empty store.
   * Default: `fail`.
   */
  readonly ifDamaged?: "fail" | "setAside" | undefined;
  /** Is told of damage and of corrupt records. Default: nobody is. */
  readonly logger?: Logger | undefined;
}

import type { ConnectionFlags } from "../connection/connection-flags.ts";

/** The flags of `junctor bench`, with their defaults. */
export interface BenchFlags extends ConnectionFlags {
  /** Milliseconds. */
  readonly time: number;
  readonly parallel: number;
  readonly concurrency: number;
  /** Octets of the text that is sent. */
  readonly size: number;
  /** For events. */
  readonly subscribers?: number | undefined;
}

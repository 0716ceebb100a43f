import type { BufferOptions } from "../subscriber/subscribe-options.ts";
import type { CallOptions } from "./call-options.ts";
import type { Result } from "./result.ts";

/** Options of `Session.callProgressive`. */
export interface ProgressiveCallOptions extends CallOptions {
  /** How many progressive results may wait to be taken. Default: 1,000, one more gives the call up. */
  readonly buffer?: BufferOptions | undefined;
}

/**
 * A call whose callee may send results before the final one. Iterate it for the progressive results, once; what the
 * call fails with is thrown behind the last one. Leaving the loop early cancels the call.
 * @typeParam P The type of the first argument of a progressive result; not checked at run time.
 * @typeParam V The type of the first argument of the final result; not checked at run time.
 */
export interface ProgressiveCall<P = unknown, V = unknown> extends AsyncIterable<Result<P>>, AsyncDisposable {
  /** The final result. Its rejection need not be handled by who iterates. */
  readonly result: Promise<Result<V>>;
  /**
   * Gives the call up: it fails at once, and a dealer that can cancel is told to. Nothing happens if it has ended.
   * @param reason What it fails with. Default: a `CallCanceledError`.
   */
  cancel(reason?: unknown): void;
}

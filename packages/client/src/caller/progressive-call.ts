import type { BufferOptions } from "../subscriber/subscribe-options.ts";
import type { CallOptions } from "./call-options.ts";
import type { Input } from "./call-input.ts";
import type { Result } from "./result.ts";

/** Options of `Session.callProgressive`. */
export interface ProgressiveCallOptions extends CallOptions {
  /** How many progressive results may wait to be taken. Default: 1,000, one more gives the call up. */
  readonly buffer?: BufferOptions | undefined;
  /**
   * What to send behind the first arguments (spec: "Progressive Call Invocations"): each element is a chunk of its own,
   * sent as a handler's return value is, and a last, empty one says that there are no more. The next is taken when the
   * connection has room for it. If it throws, the call is canceled and fails with that; if the call ends first, its
   * `return` is called. Default: none, the arguments are sent at once.
   */
  readonly input?: Input | undefined;
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

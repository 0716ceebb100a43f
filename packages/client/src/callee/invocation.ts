import type { Dict } from "@junctor/core";
import type { Kwargs } from "../kwargs.ts";

/** One call as its callee sees it. */
export interface Invocation {
  /** The procedure that was called; with a pattern registration not the registered one. */
  readonly procedure: string;
  readonly args: readonly unknown[];
  readonly kwargs: Kwargs;
  /** `INVOCATION.Details`. */
  readonly details: Dict;
  /** The id of the session that called, if it was disclosed. */
  readonly caller: number | undefined;
  /** Aborted when the answer is not wanted any more: the call was canceled, took too long, or the session ended. */
  readonly signal: AbortSignal;
}

/**
 * Answers calls. What it returns becomes the one positional argument of the result, nothing if it is `undefined`;
 * `result(args, kwargs)` sends several. A thrown `WampError` is answered with its URI and arguments, any other
 * exception with `wamp.error.runtime_error` and its message, and reported.
 */
export type InvocationHandler = (invocation: Invocation) => unknown;

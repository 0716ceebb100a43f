import type { Dict } from "@junctor/core";
import type { Result } from "../caller/result.ts";
import type { Kwargs } from "../kwargs.ts";

/** One call as its callee sees it. */
export interface Invocation {
  /** The procedure that was called; with a pattern registration not the registered one. */
  readonly procedure: string;
  /** The arguments; those of the first chunk, if the caller sends more. */
  readonly args: readonly unknown[];
  /** The keyword arguments; those of the first chunk, if the caller sends more. */
  readonly kwargs: Kwargs;
  /**
   * The chunks that come behind the first one, if the caller sends the arguments so (spec: "Progressive Call
   * Invocations"); else it ends at once. Iterate it once; each chunk has the shape of a `Result`. It ends behind the
   * last one, which counts only if there is something in it, and throws what aborts `signal`. Who leaves the loop, or
   * never enters it, may answer all the same. If more chunks wait than `RegisterOptions.buffer` allows, the call fails.
   */
  readonly input: AsyncIterable<Result>;
  /** `INVOCATION.Details`. */
  readonly details: Dict;
  /** The id of the session that called, if it was disclosed. */
  readonly caller: number | undefined;
  /** Aborted when the answer is not wanted any more: the call was canceled, took too long, or the session ended. */
  readonly signal: AbortSignal;
  /** Whether the caller wants progressive results (spec: AP-PCR-03). */
  readonly receiveProgress: boolean;
  /**
   * Sends a progressive result: as a handler's return value, `result(args, kwargs)` sends several arguments. Fulfilled
   * when the transport has it and room for more, so that who awaits it does not get ahead of the link. Does nothing if the caller
   * wants none or the call has ended. Rejects if the value cannot be sent; that need not be handled.
   */
  progress(value?: unknown): Promise<void>;
}

/**
 * Answers calls. What it returns becomes the one positional argument of the result, nothing if it is `undefined`;
 * `result(args, kwargs)` sends several. A thrown `WampError` is answered with its URI and arguments, any other
 * exception with `wamp.error.runtime_error` and its message, and reported. What a generator, plain or async, yields are
 * progressive results, dropped if the caller wants none; it is closed when the call is canceled.
 */
export type InvocationHandler = (invocation: Invocation) => unknown;

import type { Dict, PayloadValues } from "@junctor/core";
import type { Kwargs } from "../kwargs.ts";

/**
 * What a call resolves to, always in this shape. Returned by an invocation handler it is sent as it is,
 * so that a handler can pass on the result of another call.
 * @typeParam V The type of the first positional argument; not checked at run time.
 */
export class Result<V = unknown> implements PayloadValues {
  /** The positional arguments. */
  readonly args: readonly unknown[];
  /** The keyword arguments. */
  readonly kwargs: Kwargs;
  /** `RESULT.Details`. */
  readonly details: Dict;

  constructor(args: readonly unknown[], kwargs: Kwargs, details: Dict) {
    this.args = args;
    this.kwargs = kwargs;
    this.details = details;
  }

  /** The first positional argument; `undefined` if there is none. */
  get value(): V {
    return this.args[0] as V;
  }
}

import { EMPTY_DICT } from "@junctor/core";
import { Result } from "../caller/result.ts";
import type { Kwargs } from "../kwargs.ts";

/** A `Result` whose arguments have types. */
export type TypedResult<A extends readonly unknown[], K> = Result<A[0]> & { readonly args: A; readonly kwargs: K };

/**
 * What an invocation handler returns to send several positional arguments, or keyword arguments:
 * `return result([sum, count], { unit: "ms" })`.
 */
export function result<const A extends readonly unknown[] = readonly [], const K extends Kwargs = Kwargs>(
  args?: A,
  kwargs?: K,
): TypedResult<A, K> {
  return new Result(args ?? [], kwargs ?? EMPTY_DICT, EMPTY_DICT) as TypedResult<A, K>;
}

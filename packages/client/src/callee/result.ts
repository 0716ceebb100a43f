import { EMPTY_DICT } from "@junctor/core";
import { Result } from "../caller/result.ts";
import type { Kwargs } from "../kwargs.ts";

/**
 * What an invocation handler returns to send several positional arguments, or keyword arguments:
 * `return result([sum, count], { unit: "ms" })`.
 */
export function result(args: readonly unknown[] = [], kwargs: Kwargs = EMPTY_DICT): Result {
  return new Result(args, kwargs, EMPTY_DICT);
}

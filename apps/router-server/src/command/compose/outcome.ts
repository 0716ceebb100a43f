import { isDeepStrictEqual } from "node:util";
import { WampError } from "@junctor/client";
import { ExitCode } from "../exit-code.ts";
import { formatJson } from "../payload/format-json.ts";
import { UserError } from "../user-error.ts";
import type { Expectation } from "./script-schema.ts";

/** What came of a step: a payload, or an error with its payload. */
export interface Outcome {
  readonly error?: string | undefined;
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [key: string]: unknown };
}

/**
 * What came of a request; an error counts as an outcome if one is expected.
 * @throws what the request throws, if it is not expected.
 */
export async function outcomeOf(
  request: Promise<Pick<Outcome, "args" | "kwargs">>,
  expected: Expectation | undefined,
): Promise<Outcome> {
  try {
    const { args, kwargs } = await request;
    return { args, kwargs };
  } catch (error) {
    if (!(error instanceof WampError) || expected?.error === undefined) throw error;
    return { error: error.uri, args: error.args, kwargs: error.kwargs };
  }
}

/**
 * Compares what came with what has to come.
 * @throws {UserError} with the exit code of what WAMP refuses, if it is something else.
 */
export function checkOutcome(outcome: Outcome, expected: Expectation | undefined, place: string): void {
  for (const key of ["error", "args", "kwargs"] as const) {
    const wanted = expected?.[key];
    if (wanted === undefined ? key !== "error" || outcome.error === undefined : isDeepStrictEqual(outcome[key], wanted))
      continue;
    const [found, hoped] = [formatJson(outcome[key] ?? null), formatJson(wanted ?? null)];
    throw new UserError(`junctor: ${place}: expected ${key} ${hoped}, found ${found}.`, ExitCode.WAMP);
  }
}

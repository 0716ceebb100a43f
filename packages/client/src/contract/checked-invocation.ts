import { PayloadError, WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import type { Dict, PayloadValues } from "@junctor/core";
import type { Invocation } from "../callee/invocation.ts";
import type { Result } from "../caller/result.ts";
import type { Kwargs } from "../kwargs.ts";
import { mapIterator } from "./map-iterator.ts";
import { describeIssue, pointerOf } from "./payload-check.ts";
import { readResult, valuesOf } from "./procedure-checks.ts";
import type { ProcedureChecks } from "./procedure-checks.ts";
import type { ParamValues } from "./uri-pattern.ts";

/** An invocation whose arguments fit a contract, and whose chunks and progressive results are made to. */
export class CheckedInvocation implements Invocation {
  readonly procedure: string;
  readonly args: readonly unknown[];
  readonly kwargs: Kwargs;
  readonly params: ParamValues;
  readonly details: Dict;
  readonly caller: number | undefined;
  readonly receiveProgress: boolean;
  readonly #invocation: Invocation;
  readonly #checks: ProcedureChecks;

  /** @param values What the contract made of the arguments. */
  constructor(invocation: Invocation, checks: ProcedureChecks, values: PayloadValues) {
    this.procedure = invocation.procedure;
    this.args = values.args;
    this.kwargs = values.kwargs;
    this.params = checks.uri.read(invocation.procedure);
    this.details = invocation.details;
    this.caller = invocation.caller;
    this.receiveProgress = invocation.receiveProgress;
    this.#invocation = invocation;
    this.#checks = checks;
  }

  get signal(): AbortSignal {
    return this.#invocation.signal;
  }

  /** A function of its own, so that handlers may take their invocation apart. */
  get progress(): (value?: unknown) => Promise<void> {
    return (value) => {
      const sent = this.#send(value);
      // Not every handler waits for it.
      sent.catch(() => undefined);
      return sent;
    };
  }

  get input(): AsyncIterable<Result> {
    const { input } = this.#invocation;
    const read = (chunk: Result): Promise<Result> =>
      readResult(this.#checks.input, chunk).catch((error: unknown) => {
        throw invalidArgument(error, "call_progress");
      });
    return { [Symbol.asyncIterator]: () => mapIterator(input[Symbol.asyncIterator](), read) };
  }

  async #send(value: unknown): Promise<void> {
    const ready = this.#checks.progress.read(valuesOf(value));
    if (ready instanceof Promise) await ready;
    return this.#invocation.progress(value);
  }
}

/**
 * What a callee answers if arguments do not fit, worded as a router that compares payloads words it; other errors stay
 * as they are.
 * @param payload What does not fit: the arguments of the call, or a chunk behind them.
 */
export function invalidArgument(error: unknown, payload: "call" | "call_progress"): unknown {
  const issue = error instanceof PayloadError ? error.issues[0] : undefined;
  if (issue === undefined) return error;
  return new WampError(ErrorUri.INVALID_ARGUMENT, {
    args: [`${payload === "call" ? "the call" : "a chunk of the call"} does not fit: ${describeIssue(issue)}`],
    kwargs: { payload, pointer: pointerOf(issue), expected: issue.message },
    cause: error,
  });
}

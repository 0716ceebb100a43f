import type { Invocation as ClientInvocation } from "@junctor/client";
import { result } from "@junctor/client";
import { Result } from "./result.ts";
import { toWampError } from "./autobahn-error.ts";
import type { UserErrorReporter } from "../report-user-error.ts";

type Kwargs = { readonly [key: string]: unknown };

/** What an endpoint is told of a call. */
export class Invocation {
  readonly procedure: string;
  /** Sends a progressive result; `null` if the caller wants none. */
  readonly progress: ((args?: readonly unknown[], kwargs?: Kwargs) => void) | null;
  readonly caller: number | undefined;
  readonly caller_authid: unknown;
  readonly caller_authrole: unknown;

  constructor(invocation: ClientInvocation) {
    this.procedure = invocation.procedure;
    this.progress = invocation.receiveProgress
      ? (args = [], kwargs = {}) => void invocation.progress(result(args, kwargs))
      : null;
    this.caller = invocation.caller;
    this.caller_authid = invocation.details["caller_authid"];
    this.caller_authrole = invocation.details["caller_authrole"];
  }
}

/** Answers calls; may return a promise. */
export type Endpoint = (args: readonly unknown[], kwargs: Kwargs, details: Invocation) => unknown;

/** The handler of our client that an endpoint stands behind. */
export function handlerOf(endpoint: Endpoint, report: UserErrorReporter) {
  return async (invocation: ClientInvocation): Promise<unknown> => {
    try {
      const value = await endpoint(invocation.args, invocation.kwargs, new Invocation(invocation));
      return value instanceof Result ? result(value.args, value.kwargs) : result([value ?? null]);
    } catch (error) {
      report(error, "Exception raised in invocation handler:");
      throw toWampError(error);
    }
  };
}

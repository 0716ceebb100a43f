import { WampError } from "@junctor/client";

/** An error with a URI; exported as `Error`. */
export class AutobahnError extends Error {
  readonly error: string;
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [key: string]: unknown };

  /** @param error The URI. */
  constructor(error: string, args: readonly unknown[] = [], kwargs: { readonly [key: string]: unknown } = {}) {
    super(typeof args[0] === "string" ? `${error}: ${args[0]}` : error);
    this.error = error;
    this.args = args;
    this.kwargs = kwargs;
  }
}

/** What a promise rejects with: errors with a URI as autobahn-js has them, any other as it is. */
export function toAutobahnError(error: unknown): unknown {
  return error instanceof WampError ? new AutobahnError(error.uri, error.args, error.kwargs) : error;
}

/** What is sent for an exception of an endpoint. */
export function toWampError(error: unknown): WampError {
  if (error instanceof AutobahnError) return new WampError(error.error, { args: error.args, kwargs: error.kwargs });
  return new WampError("wamp.error.runtime_error", { args: [error instanceof Error ? error.message : error] });
}

import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";

/**
 * The WAMP error an exception of a handler is answered with.
 * @param exposeErrors Whether name and stack go to the caller too.
 */
export function errorAnswer(error: unknown, exposeErrors: boolean): WampError {
  if (error instanceof WampError) return error;
  if (!(error instanceof Error)) return new WampError(ErrorUri.RUNTIME_ERROR, { args: [String(error)] });
  const kwargs = exposeErrors ? { name: error.name, stack: error.stack ?? "" } : undefined;
  return new WampError(ErrorUri.RUNTIME_ERROR, { args: [error.message], kwargs });
}

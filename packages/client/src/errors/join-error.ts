import { WampError } from "@junctor/core";
import * as CloseUri from "@junctor/core/close-uris";
import * as ErrorUri from "@junctor/core/error-uris";

/** The reasons of ABORT and GOODBYE that time alone may cure, in the spelling of this and of older routers. */
export const RETRYABLE: ReadonlySet<string> = new Set([
  CloseUri.SYSTEM_SHUTDOWN,
  CloseUri.CLOSE_REALM,
  "wamp.error.system_shutdown",
  "wamp.error.close_realm",
  ErrorUri.UNAVAILABLE,
  ErrorUri.NETWORK_FAILURE,
  ErrorUri.TIMEOUT,
]);

/** No session came about: the router answered HELLO with ABORT, or not in time. `uri` is the reason. */
export class JoinError extends WampError {
  override readonly name = "JoinError";

  /** Whether the same attempt may succeed later without anything being changed. */
  get retryable(): boolean {
    return RETRYABLE.has(this.uri);
  }
}

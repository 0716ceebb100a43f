import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import type { ErrorMessage, WampErrorInit } from "@junctor/core";
import { CallCanceledError } from "./call-canceled-error.ts";
import { CallTimeoutError } from "./call-timeout-error.ts";

/** The spelling of `wamp.error.canceled` in one place of the spec, which some routers send. */
const CANCELLED = "wamp.error.cancelled";

/** The exception an ERROR message stands for; a payload that cannot be decoded becomes its `cause`. */
export function errorOfMessage(message: ErrorMessage): WampError {
  const init = initOf(message);
  switch (message.error) {
    case ErrorUri.CANCELED:
    case CANCELLED:
      return new CallCanceledError(init);
    case ErrorUri.TIMEOUT:
      return new CallTimeoutError(init);
    default:
      return new WampError(message.error, init);
  }
}

function initOf({ details, payload }: ErrorMessage): WampErrorInit {
  try {
    return { args: payload.args, kwargs: payload.kwargs, details };
  } catch (cause) {
    return { details, cause };
  }
}

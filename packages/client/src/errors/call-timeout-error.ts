import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import type { WampErrorInit } from "@junctor/core";

/** The call took longer than its `timeout`; found by this side or by the dealer. */
export class CallTimeoutError extends WampError<typeof ErrorUri.TIMEOUT> {
  override readonly name = "CallTimeoutError";

  constructor(init?: WampErrorInit) {
    super(ErrorUri.TIMEOUT, init);
  }
}

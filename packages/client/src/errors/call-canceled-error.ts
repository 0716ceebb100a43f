import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import type { WampErrorInit } from "@junctor/core";

/** The dealer or the callee canceled the call, for example because the callee left. */
export class CallCanceledError extends WampError<typeof ErrorUri.CANCELED> {
  override readonly name = "CallCanceledError";

  constructor(init?: WampErrorInit) {
    super(ErrorUri.CANCELED, init);
  }
}

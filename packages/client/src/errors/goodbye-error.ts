import { WampError } from "@junctor/core";

/** The router ended the session by GOODBYE; `uri` is the reason. */
export class GoodbyeError extends WampError {
  override readonly name = "GoodbyeError";
}

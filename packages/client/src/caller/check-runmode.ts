import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import type { CallOptions } from "./call-options.ts";

const FEATURE = "sharded_registration";

/**
 * Checks before anything is sent whether a call can go to the node of its key (spec: AP-SHARD-01).
 * @param announced What the router announced for its role as dealer.
 * @throws {WampError} `wamp.error.feature_not_supported` if that is not sharded registration,
 *   `wamp.error.invalid_argument` if the call has no key.
 */
export function checkRunmode({ runmode, rkey }: CallOptions, announced: ReadonlySet<string>): void {
  if (runmode === undefined) return;
  if (!announced.has(FEATURE)) {
    throw new WampError(ErrorUri.FEATURE_NOT_SUPPORTED, { args: [`the router did not announce ${FEATURE}`] });
  }
  if (rkey !== undefined) return;
  throw new WampError(ErrorUri.INVALID_ARGUMENT, { args: [`rkey: a key is needed with the runmode "${runmode}"`] });
}

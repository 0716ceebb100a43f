import type { JoinOptions } from "../connect-options.ts";
import { checkAuthenticators } from "./logins.ts";

/**
 * Finds mistakes in options before anything is sent.
 * @throws {TypeError} if `auth` has no authenticator, two for one method, or such as contradict each other; if `ppt` has
 *   a codec without a valid scheme, or two for one scheme.
 */
export function checkOptions({ ppt = [], auth }: JoinOptions): void {
  ppt[0]?.passthru.codecs(ppt);
  if (auth !== undefined) checkAuthenticators(auth);
}

import type { ClientAuthenticator } from "../client-authenticator.ts";
import { LoginError } from "../login-error.ts";

/** Options of `cookie`. */
export interface CookieOptions {
  /** Who to join as. Default: whoever logged in last from this browser. */
  readonly authid?: string | undefined;
}

/**
 * Joins as who this browser logged in as before; the cookie itself is the browser's, and goes with the WebSocket. Name
 * another method besides, for the first time and for when the router has forgotten.
 */
export function cookie(options: CookieOptions = {}): ClientAuthenticator {
  return {
    authmethod: "cookie",
    authid: options.authid,
    start: () => ({
      answer() {
        throw new LoginError("the router sent a challenge for the method cookie");
      },
    }),
  };
}

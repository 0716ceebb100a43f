import type { ClientAuthenticator } from "../client-authenticator.ts";
import { LoginError } from "../login-error.ts";

/** Options of `tls`. */
export interface TlsOptions {
  /** Who to join as. Default: whoever the certificate names. */
  readonly authid?: string | undefined;
}

/** Joins as whom the TLS certificate of the link names; it is given to the transport. */
export function tls(options: TlsOptions = {}): ClientAuthenticator {
  return {
    authmethod: "tls",
    authid: options.authid,
    start: () => ({
      answer() {
        throw new LoginError("the router sent a challenge for the method tls");
      },
    }),
  };
}

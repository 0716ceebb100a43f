import type { ClientAuthenticator } from "../client-authenticator.ts";
import { readSecret } from "../secret-source.ts";
import type { SecretSource } from "../secret-source.ts";

/** Options of `jwt`. */
export interface JwtOptions {
  /** Who to join as. Default: whoever the token names. */
  readonly authid?: string | undefined;
  /** The token, or what fetches it. It travels as it is: use TLS. */
  readonly token: SecretSource<string>;
}

/** Joins by presenting a JSON Web Token, for routers that accept the method `jwt`. */
export function jwt(options: JwtOptions): ClientAuthenticator {
  return {
    authmethod: "jwt",
    authid: options.authid,
    start: () => ({ answer: async () => ({ signature: await readSecret(options.token), extra: {} }) }),
  };
}

import type { ClientAuthenticator } from "./client-authenticator.ts";
import { LoginError } from "./login-error.ts";

/** Joins without any proof, if the realm admits that. */
export function anonymous(): ClientAuthenticator {
  return {
    authmethod: "anonymous",
    start: () => ({
      answer() {
        throw new LoginError("the router sent a challenge for the method anonymous");
      },
    }),
  };
}

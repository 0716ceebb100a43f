import { LoginError } from "@junctor/auth";
import type { AcceptedMethod, ClientAuthenticator } from "@junctor/auth";
import { randomId } from "@junctor/core";

const METHOD = "test";

/** Who a session of a test is. */
export interface TestIdentity {
  /** Default: the router makes one up. */
  readonly authid?: string | undefined;
  /** Default: `anonymous`. */
  readonly authrole?: string | undefined;
}

/**
 * Joins the router of a test as whoever one likes: for code that connects by itself,
 * `connect({ transport: router.transport, realm: router.realm, auth: [testIdentity({ authrole: "admin" })] })`.
 */
export function testIdentity({ authid, authrole = "anonymous" }: TestIdentity = {}): ClientAuthenticator {
  return {
    authmethod: METHOD,
    authid,
    start: () => ({
      authextra: { authrole },
      answer() {
        throw new LoginError("only the router of a test takes a test identity");
      },
    }),
  };
}

/** Believes what `testIdentity` says. For routers of tests only. */
export function acceptTestIdentity(): AcceptedMethod {
  return {
    name: METHOD,
    unusable: () => undefined,
    begin: ({ hello, random }) => ({
      authid: hello.authid ?? randomId(random).toString(36),
      authrole: String(hello.authextra["authrole"]),
      authmethod: METHOD,
      authprovider: METHOD,
    }),
  };
}

import { ErrorUri, ProtocolError, randomId } from "@junctor/core";
import type { Applicant, Identity } from "./identity.ts";

/**
 * Lets everybody in who does not insist on another method; naming no method means `anonymous` (spec: T43).
 * @throws {ProtocolError} `wamp.error.no_matching_auth_method`.
 */
export function authenticateAnonymously({ hello, random }: Applicant): Identity {
  if (hello.authmethods.length > 0 && !hello.authmethods.includes("anonymous")) {
    throw new ProtocolError('this realm offers only "anonymous"', ErrorUri.NO_MATCHING_AUTH_METHOD);
  }
  return {
    authid: randomId(random).toString(36),
    authrole: "anonymous",
    authmethod: "anonymous",
    authprovider: "static",
  };
}

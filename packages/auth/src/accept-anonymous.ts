import { randomId } from "@junctor/core";
import type { AcceptedMethod } from "./accepted-method.ts";
import { grant } from "./grant.ts";
import type { Principal } from "./principal.ts";

/** Options of `acceptAnonymous`. */
export type AnonymousOptions = Partial<Omit<Principal, "authid">>;

/**
 * Lets everybody in, under an identity of the router's own making.
 * @param options the role, by default `anonymous`, and what else WELCOME tells.
 */
export function acceptAnonymous(options: AnonymousOptions = {}): AcceptedMethod {
  const principal: Principal = { authrole: "anonymous", ...options };
  return {
    name: "anonymous",
    unusable: () => undefined,
    begin: ({ random }) => grant(principal, { authmethod: "anonymous", authid: randomId(random).toString(36) }),
  };
}

import type { Dict } from "@junctor/core";
import type { Identity } from "./identity.ts";
import type { Principal } from "./principal.ts";

/** What a session's identity is made of. */
export interface GrantInit {
  readonly authmethod: string;
  /** The identity that was proven, for principals that do not name another. */
  readonly authid: string;
  /** What the method adds to `authextra`. Default: nothing. */
  readonly authextra?: Dict | undefined;
}

/** The identity of a principal that has proven to be one. */
export function grant(principal: Principal, { authmethod, authid, authextra }: GrantInit): Identity {
  const identity: Identity = {
    authid: principal.authid ?? authid,
    authrole: principal.authrole,
    authmethod,
    authprovider: principal.authprovider ?? "static",
  };
  if (principal.authextra === undefined && authextra === undefined) return identity;
  return { ...identity, authextra: { ...principal.authextra, ...authextra } };
}

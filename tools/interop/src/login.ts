import type { Credentials } from "./guarded-server.ts";
import type { Address } from "./wamp-peer.ts";

/** What came of a login. */
export interface LoginOutcome {
  /** WELCOME.Details, as the client tells them. */
  readonly welcome?: { readonly [key: string]: unknown };
  /** The reason of ABORT. */
  readonly abort?: string;
}

/** One implementation that can prove who it is. */
export interface Login {
  readonly name: string;
  /** Joins, and leaves at once. */
  logIn(address: Address, credentials: Credentials): Promise<LoginOutcome>;
}

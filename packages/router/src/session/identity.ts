import type { Applicant as Claimant, AuthStep } from "@junctor/auth";
import type { Hello } from "./read-hello.ts";

export type { Identity } from "@junctor/auth";

/** What an authenticator may look at. */
export interface Applicant extends Claimant {
  readonly hello: Hello;
}

/**
 * Decides who a peer is before it gets WELCOME, at once or by a challenge. It may take its time: what the peer sends
 * meanwhile waits, in order. A refusal is a `ProtocolError` thrown (or rejected) with the reason of ABORT; anything
 * else that it throws refuses with `wamp.error.authentication_failed`.
 */
export type Authenticator = (applicant: Applicant) => AuthStep | Promise<AuthStep>;

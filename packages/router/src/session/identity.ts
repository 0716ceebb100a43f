import type { PeerInfo, RandomSource } from "@junctor/core";
import type { Hello } from "./read-hello.ts";

/** Who a session is, as WELCOME tells it. */
export interface Identity {
  readonly authid: string;
  readonly authrole: string;
  readonly authmethod: string;
  readonly authprovider: string;
}

/** What an authenticator may look at. */
export interface Applicant {
  readonly hello: Hello;
  readonly peer: PeerInfo;
  readonly random: RandomSource;
}

/**
 * Decides who a peer is before it gets WELCOME. It may take its time: what the peer sends meanwhile waits, in order.
 * A refusal is a `ProtocolError` thrown (or rejected) with the reason of ABORT.
 */
export type Authenticator = (applicant: Applicant) => Identity | Promise<Identity>;

import type { Clock, Dict, PayloadValues, PeerInfo, RandomSource } from "@junctor/core";

/** What HELLO says of the identity a client wants (spec: AP-AUTH-03). */
export interface Claim {
  readonly realm: string;
  /** The methods it is prepared to perform, in its order; empty if it named none. */
  readonly authmethods: readonly string[];
  /** The identity it asks for; undefined if it asks for none. */
  readonly authid: string | undefined;
  /** What its methods need to know first; empty if it sent nothing. */
  readonly authextra: Dict;
}

/** A peer that wants to join: what a router may look at before it lets it in. */
export interface Applicant {
  readonly hello: Claim;
  readonly peer: PeerInfo;
  /** The id the session gets if it comes about. */
  readonly session: number;
  readonly random: RandomSource;
  /** What time it is. */
  readonly clock: Pick<Clock, "now">;
  /**
   * Asks a procedure of the realm that is to be joined, or of another realm of the same router. Rejects with a
   * `WampError` if it refuses, cannot be reached or does not answer in time.
   */
  readonly call: (procedure: string, args: readonly unknown[], realm?: string) => Promise<PayloadValues>;
}

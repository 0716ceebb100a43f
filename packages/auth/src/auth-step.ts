import type { Dict } from "@junctor/core";
import type { Identity } from "./identity.ts";

/** What a client answered: AUTHENTICATE. */
export interface Authentication {
  readonly signature: string;
  readonly extra: Dict;
}

/** A CHALLENGE, and what is made of the answer. It is answered once, by the peer it was made for. */
export interface Challenge {
  /** CHALLENGE.AuthMethod. */
  readonly authmethod: string;
  /** CHALLENGE.Extra. */
  readonly extra: Dict;
  /**
   * Judges the answer. Another challenge is another round (spec: AP-AUTH-02).
   * @throws {ProtocolError} with the reason of ABORT; a promise rejects with one likewise.
   */
  answer(authentication: Authentication): AuthStep | Promise<AuthStep>;
}

/** What a router does next with an applicant: it lets it in, or asks for a proof. */
export type AuthStep = Identity | Challenge;

/** Tells the two apart. */
export function isChallenge(step: AuthStep): step is Challenge {
  return "answer" in step;
}

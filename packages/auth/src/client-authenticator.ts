import type { Dict, PeerInfo, RandomSource } from "@junctor/core";
import type { Authentication } from "./auth-step.ts";

/** What an authenticator may use of the connection that is about to join. */
export interface JoinAttempt {
  readonly realm: string;
  readonly peer: PeerInfo;
  readonly random: RandomSource;
}

/** One join by one method, from HELLO to WELCOME. It keeps what it sent, to check the answers. */
export interface Login {
  /** What the method puts into `HELLO.Details.authextra`. Default: nothing. */
  readonly authextra?: Dict | undefined;
  /**
   * Answers CHALLENGE.
   * @throws {LoginError} if the challenge must not be answered; the join fails with it.
   */
  answer(extra: Dict): Authentication | Promise<Authentication>;
  /**
   * Looks at `WELCOME.Details` after an answer. A client all of whose methods do so takes no WELCOME without a challenge.
   * @throws {LoginError} if the router did not prove to be who it should be; the session ends with it.
   */
  readonly welcome?: ((details: Dict) => void) | undefined;
}

/** How a client proves who it is by one method. It is kept for as long as the client joins anew. */
export interface ClientAuthenticator {
  /** As `HELLO.Details.authmethods` and CHALLENGE name it. */
  readonly authmethod: string;
  /** The identity it asks for. Default: none. */
  readonly authid?: string | undefined;
  /** Begins one join. */
  start(attempt: JoinAttempt): Login | Promise<Login>;
}

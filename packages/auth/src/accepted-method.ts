import type { PeerInfo } from "@junctor/core";
import type { Applicant } from "./applicant.ts";
import type { AuthStep } from "./auth-step.ts";

/**
 * An authentication method as a realm accepts it. What it answers must not show whether a user exists: neither
 * `unusable` nor the kind of step `begin` takes may depend on that.
 */
export interface AcceptedMethod {
  /** As `authmethods` of HELLO and WELCOME name it. */
  readonly name: string;
  /** Why it is of no use to this applicant, whoever it is, for people; undefined if it is (spec: AP-AUTH-04). */
  unusable(applicant: Applicant): string | undefined;
  /**
   * Takes the first step.
   * @throws {ProtocolError} with the reason of ABORT; a promise rejects with one likewise.
   */
  begin(applicant: Applicant): AuthStep | Promise<AuthStep>;
  /** A client has logged out: what is remembered of its logins is to be forgotten. Default: nothing is. */
  loggedOut?(peer: PeerInfo, realm: string): void;
}

/**
 * Looks a user up, anew for every attempt; undefined if there is no such user. It may take its time.
 * What it throws refuses the attempt with `wamp.error.authentication_failed`.
 */
export type Lookup<Key, User> = (key: Key, applicant: Applicant) => User | undefined | Promise<User | undefined>;

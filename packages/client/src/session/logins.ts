import * as ErrorUri from "@junctor/core/error-uris";
import { LoginError } from "@junctor/auth";
import type { Authentication, ClientAuthenticator, JoinAttempt, Login } from "@junctor/auth";
import type { ChallengeMessage, Dict } from "@junctor/core";
import { JoinError } from "../errors/join-error.ts";

/** What HELLO says of who this is. */
export interface Claim {
  readonly authmethods: readonly string[];
  /** Undefined if no method asks for one. */
  readonly authid: string | undefined;
  /** Undefined if no method needs one. */
  readonly authextra: Dict | undefined;
}

/**
 * Checks the authenticators of a client.
 * @throws {TypeError} if there are none, two for one method, or two that ask for different identities.
 */
export function checkAuthenticators(authenticators: readonly ClientAuthenticator[]): void {
  const methods = authenticators.map(({ authmethod }) => authmethod);
  if (methods.length === 0) throw new TypeError("auth names no authenticator");
  const twice = methods.find((method, at) => methods.indexOf(method) < at);
  if (twice !== undefined) throw new TypeError(`auth has two authenticators for "${twice}"`);
  const authids = new Set(authenticators.map(({ authid }) => authid).filter((authid) => authid !== undefined));
  if (authids.size > 1) throw new TypeError("the authenticators of auth ask for different authids");
}

/** One join by all the methods that are offered; the router chooses. */
export class Logins {
  readonly claim: Claim;
  readonly #logins: ReadonlyMap<string, Login>;
  /** The one that answered the last challenge. */
  #answering: Login | undefined;

  /** @param logins one for each authenticator. */
  constructor(authenticators: readonly ClientAuthenticator[], logins: readonly Login[]) {
    this.#logins = new Map(authenticators.map(({ authmethod }, at) => [authmethod, logins[at] as Login]));
    this.claim = {
      authmethods: Array.from(this.#logins.keys()),
      authid: authenticators.find(({ authid }) => authid !== undefined)?.authid,
      authextra: mergeExtras(logins),
    };
  }

  /**
   * Prepares what HELLO says.
   * @throws what an authenticator throws.
   */
  static async begin(authenticators: readonly ClientAuthenticator[], attempt: JoinAttempt): Promise<Logins> {
    const logins = await Promise.all(authenticators.map(async (each) => each.start(attempt)));
    return new Logins(authenticators, logins);
  }

  /**
   * Answers CHALLENGE by the method it names.
   * @throws {JoinError} if that was not offered.
   * @throws {LoginError} if it must not be answered.
   */
  async answer({ authMethod, extra }: ChallengeMessage): Promise<Authentication> {
    const login = this.#logins.get(authMethod);
    if (login === undefined) {
      const text = `the router asks for authentication method "${authMethod}", which was not offered`;
      throw new JoinError(ErrorUri.NO_MATCHING_AUTH_METHOD, { args: [text] });
    }
    this.#answering = login;
    return login.answer(extra);
  }

  /**
   * Looks at WELCOME. A router that has to prove itself whatever the method must not skip the challenge.
   * @throws {LoginError} if the router is not who it should be.
   */
  welcome(details: Dict): void {
    if (this.#answering !== undefined) return this.#answering.welcome?.(details);
    const skipped = Array.from(this.#logins.values()).every(({ welcome }) => welcome !== undefined);
    if (skipped) throw new LoginError("the router let this client in without proving who it is");
  }
}

/** @throws {TypeError} if two methods say different things. */
function mergeExtras(logins: readonly Login[]): Dict | undefined {
  const merged: { [key: string]: unknown } = {};
  for (const { authextra = {} } of logins) {
    for (const [key, value] of Object.entries(authextra)) {
      if (Object.hasOwn(merged, key) && merged[key] !== value) {
        throw new TypeError(`the authenticators of auth want different values of ${key}`);
      }
      merged[key] = value;
    }
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}

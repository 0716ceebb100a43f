import type { Dict } from "@junctor/core";
import type { Authentication } from "../auth-step.ts";
import type { ClientAuthenticator, JoinAttempt, Login } from "../client-authenticator.ts";
import { LoginError } from "../login-error.ts";
import { toBase64 } from "../primitives/base64.ts";
import { equalSecrets } from "../primitives/equal-secrets.ts";
import { randomBytes } from "../primitives/random-bytes.ts";
import { readSecret } from "../secret-source.ts";
import type { SecretSource } from "../secret-source.ts";
import { authMessage } from "./auth-message.ts";
import type { ScramBinding } from "./auth-message.ts";
import { readScramChallenge } from "./read-scram-challenge.ts";
import type { LowestCost } from "./read-scram-challenge.ts";
import { saslPrep } from "./sasl-prep.ts";
import { saltPassword } from "./salted-password.ts";
import { clientProof, scramKeys, serverSignature } from "./scram-keys.ts";

/** Options of `scram`. */
export interface ScramOptions {
  /** Who to join as. */
  readonly authid: string;
  /** The password, or what fetches it. It never travels. */
  readonly password: SecretSource<string>;
  /**
   * Binds the login to the encrypted link, so that nobody in between can pass it on. Needs a transport that offers it.
   * Default: it is not bound.
   */
  readonly channelBinding?: "tls-exporter" | "tls-unique" | "tls-server-end-point" | undefined;
  /** What a password must cost at least; a router that asks for less is not answered (spec: AP-SCRAM-07). */
  readonly lowestCost?: Partial<LowestCost> | undefined;
}

/**
 * Joins by proving to know a password, and has the router prove that it knows it too (spec: "WAMP-SCRAM").
 * @throws {RangeError} if the authid has prohibited characters (SASLprep).
 */
export function scram(options: ScramOptions): ClientAuthenticator {
  const authid = saslPrep(options.authid);
  return { authmethod: "wamp-scram", authid, start: (attempt) => new ScramLogin(options, authid, attempt) };
}

class ScramLogin implements Login {
  readonly authextra: Dict;
  readonly #options: ScramOptions;
  readonly #authid: string;
  readonly #clientNonce: string;
  readonly #binding: ScramBinding | undefined;
  #verifier: string | undefined;

  constructor(options: ScramOptions, authid: string, attempt: JoinAttempt) {
    this.#options = options;
    this.#authid = authid;
    this.#clientNonce = toBase64(randomBytes(attempt.random, 16));
    this.#binding = bindingOf(options, attempt);
    const nonce = { nonce: this.#clientNonce };
    this.authextra = this.#binding === undefined ? nonce : { ...nonce, channel_binding: this.#binding.type };
  }

  async answer(extra: Dict): Promise<Authentication> {
    const challenge = readScramChallenge(extra, this.#clientNonce, this.#options.lowestCost);
    const { nonce, salt, iterations } = challenge;
    const password = await readSecret(this.#options.password);
    const keys = scramKeys(await saltPassword(password, challenge.saltOctets, challenge));
    const exchange = { authid: this.#authid, clientNonce: this.#clientNonce, nonce, salt, iterations };
    const message = authMessage({ ...exchange, binding: this.#binding });
    this.#verifier = toBase64(serverSignature(keys.serverKey, message));
    return { signature: toBase64(clientProof(keys, message)), extra: { nonce, ...bindingExtra(this.#binding) } };
  }

  /** The router has to know the password too (spec: AP-SCRAM-11); `v=` in front is tolerated (spec: T11). */
  welcome(details: Dict): void {
    const verifier = (details["authextra"] as Dict | undefined)?.["verifier"];
    const proven = typeof verifier === "string" && equalSecrets(verifier.replace(/^v=/, ""), this.#verifier ?? "");
    if (!proven) throw new LoginError("the router did not prove that it knows the password");
  }
}

/** @throws {LoginError} if the link has no such binding. */
function bindingOf({ channelBinding: type }: ScramOptions, { peer }: JoinAttempt): ScramBinding | undefined {
  if (type === undefined) return undefined;
  const data = peer.channelBinding?.(type);
  if (data === undefined) throw new LoginError(`the link has no channel binding "${type}"`);
  return { type, data };
}

/** `cbind_data` is there if and only if there is a binding (spec: AP-SCRAM-09). */
function bindingExtra(binding: ScramBinding | undefined): Dict {
  if (binding === undefined) return { channel_binding: null };
  return { channel_binding: binding.type, cbind_data: toBase64(binding.data) };
}

import type { Dict } from "@junctor/core";
import type { Authentication } from "../auth-step.ts";
import type { ClientAuthenticator, JoinAttempt, Login } from "../client-authenticator.ts";
import { LoginError } from "../login-error.ts";
import { fromHex, toHex } from "../primitives/hex.ts";
import { randomBytes } from "../primitives/random-bytes.ts";
import { readSecret } from "../secret-source.ts";
import type { SecretSource } from "../secret-source.ts";
import { channelId } from "./channel-id.ts";
import type { CryptosignBinding } from "./channel-id.ts";
import { privateKeyOctets, publicKeyOf } from "./key-pair.ts";
import { boundMessage, signedMessage, signer, verifySignedMessage } from "./signed-message.ts";
import type { Signer } from "./signed-message.ts";

/** The evidence of remote attestation, as AUTHENTICATE carries it. */
export interface Attestation {
  readonly quote: unknown;
  readonly measurement: unknown;
}

/** What vouches for a key where it is not known: certificates of `@junctor/auth/trustroot`. */
export interface Certification {
  /** The Ethereum address of the root of the certificates. */
  readonly trustroot: string;
  /**
   * Pairs of a certificate and its signature: that of the delegate, who vouches for the key, and then, unless the router
   * has them, those of the authorities up to the root (spec: AP-CSIGN-13).
   */
  readonly certificates: readonly (readonly [certificate: object, signature: string])[];
}

/** Options of `cryptosign`: the private key, or what signs with it. */
export type CryptosignOptions = {
  /** Who to join as. Default: whoever the router knows the key as. */
  readonly authid?: string | undefined;
  /**
   * Binds the login to the encrypted link, so that nobody in between can pass it on. Needs a transport and a router
   * that offer it; a router that leaves it out is not answered. Default: it is not bound.
   */
  readonly channelBinding?: CryptosignBinding | undefined;
  /** Public keys the router may have, as hexadecimal digits: it has to prove to have one. Default: it need not. */
  readonly routerKeys?: readonly string[] | undefined;
  /** What vouches for the key. Default: nothing, the router has to know the key. */
  readonly certification?: Certification | undefined;
  /**
   * Makes the evidence a router may ask for (spec: "Remote Attestation").
   * Default: there is none, a router that asks for it is not answered.
   */
  readonly attest?: ((pcrs: readonly number[], challenge: string) => Attestation | Promise<Attestation>) | undefined;
} & (
  | {
      /** 32 octets, or 64 hexadecimal digits, or what fetches them. It never travels. */
      readonly privateKey: SecretSource<string | Uint8Array>;
    }
  | {
      /** As 64 hexadecimal digits. */
      readonly publicKey: string;
      readonly sign: Signer;
    }
);

/** A key that can sign. */
interface SigningKey {
  readonly publicKey: string;
  readonly sign: Signer;
}

/** Joins by signing a challenge with an Ed25519 key (spec: "Cryptosign-based Authentication"). */
export function cryptosign(options: CryptosignOptions): ClientAuthenticator {
  return {
    authmethod: "cryptosign",
    authid: options.authid,
    start: async (attempt) => new CryptosignLogin(options, await signingKey(options), attempt),
  };
}

async function signingKey(options: CryptosignOptions): Promise<SigningKey> {
  if ("sign" in options) return options;
  const privateKey = privateKeyOctets(await readSecret(options.privateKey));
  return { publicKey: publicKeyOf(privateKey), sign: signer(privateKey) };
}

class CryptosignLogin implements Login {
  readonly authextra: Dict;
  readonly #options: CryptosignOptions;
  readonly #key: SigningKey;
  readonly #channel: Uint8Array | undefined;
  readonly #ours: Uint8Array;
  /** Says that the router must not skip the challenge, where it has to prove itself in it. */
  readonly welcome: Login["welcome"];

  constructor(options: CryptosignOptions, key: SigningKey, attempt: JoinAttempt) {
    const { channelBinding, routerKeys, certification } = options;
    this.#options = options;
    this.#key = key;
    this.#channel = channelOf(options, attempt);
    this.#ours = randomBytes(attempt.random, 32);
    this.welcome = routerKeys && (() => {});
    this.authextra = {
      pubkey: key.publicKey,
      ...(channelBinding !== undefined && { channel_binding: channelBinding }),
      ...(routerKeys !== undefined && { challenge: toHex(this.#ours) }),
      ...(certification !== undefined && {
        trustroot: certification.trustroot,
        certificates: certification.certificates,
      }),
    };
  }

  async answer(extra: Dict): Promise<Authentication> {
    const challenge = fromHex(extra["challenge"], 32);
    if (challenge === undefined) throw new LoginError("the router's challenge is not 64 hexadecimal digits");
    this.#checkBinding(extra);
    this.#checkRouter(extra);
    const evidence = await this.#attest(extra);
    const message = boundMessage(challenge, this.#channel);
    return { signature: signedMessage(await this.#key.sign(message), message), extra: evidence };
  }

  /** What was asked for must not be left out on the way (spec: AP-CSIGN-10). */
  #checkBinding({ channel_binding: type }: Dict): void {
    if ((type ?? undefined) === this.#options.channelBinding) return;
    throw new LoginError("the router does not bind the login to the channel as it was asked to");
  }

  /** @throws {LoginError} unless the router signed our challenge with one of its keys (spec: AP-CSIGN-12). */
  #checkRouter({ pubkey, signature }: Dict): void {
    const keys = this.#options.routerKeys;
    if (keys === undefined) return;
    const key = typeof pubkey === "string" ? pubkey.toLowerCase() : "";
    const known = keys.some((each) => each.toLowerCase() === key) ? fromHex(key, 32) : undefined;
    const expected = boundMessage(this.#ours, this.#channel);
    if (known !== undefined && verifySignedMessage(signature, expected, known)) return;
    throw new LoginError("the router did not prove to have one of the keys it may have");
  }

  async #attest({ attest: pcrs, challenge }: Dict): Promise<Dict> {
    if (pcrs === undefined || pcrs === null) return {};
    const { attest } = this.#options;
    if (attest === undefined) throw new LoginError("the router asks for remote attestation");
    if (!Array.isArray(pcrs) || !pcrs.every(Number.isInteger)) throw new LoginError("the router's PCRs are no list");
    const { quote, measurement } = await attest(pcrs as number[], challenge as string);
    return { quote, measurement };
  }
}

/** @throws {LoginError} if the link has no such binding. */
function channelOf({ channelBinding: type }: CryptosignOptions, { peer }: JoinAttempt): Uint8Array | undefined {
  if (type === undefined) return undefined;
  const id = channelId(peer, type);
  if (id === undefined) throw new LoginError(`the link has no channel binding "${type}"`);
  return id;
}

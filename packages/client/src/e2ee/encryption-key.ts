import type { RandomSource } from "@junctor/core";
import { systemRandom } from "@junctor/core/runtime";
import { x25519 } from "@noble/curves/ed25519.js";
import { keyIdOf, readKeyId } from "./key-id.ts";
import { randomBytes } from "./random-bytes.ts";

const SECRET_LENGTH = 32;

/** A key that encrypts and decrypts, and its name. It prints without the secret. */
export class EncryptionKey {
  /** `ppt_keyid`: goes with what the key encrypts, in the clear. */
  readonly keyid: string;
  readonly #secret: Uint8Array;

  constructor(secret: Uint8Array, keyid: string) {
    this.keyid = keyid;
    this.#secret = secret.slice();
  }

  /** 32 octets that nobody but the peers may know. */
  get secret(): Uint8Array {
    return this.#secret.slice();
  }
}

/**
 * A key from where it is kept.
 * @param secret 32 octets from a strong random source; no password.
 * @param keyid What the peers call it. Default: made from the X25519 public key of the secret, as the specification
 *   has it (spec: AP-PPT-14), so that peers who share the secret agree on the name.
 * @throws {TypeError} if the secret has another length, or there is nothing in the key id.
 * @throws {PayloadError} if the key id has a checksum that is wrong.
 */
export function encryptionKey(secret: Uint8Array, keyid?: string): EncryptionKey {
  if (secret.length !== SECRET_LENGTH) throw new TypeError("the secret of an encryption key has 32 octets");
  if (keyid === "") throw new TypeError("a key id has at least one character");
  return new EncryptionKey(secret, keyid === undefined ? keyIdOf(x25519.getPublicKey(secret)) : readKeyId(keyid));
}

/**
 * A new key.
 * @param random Default: the platform's strong randomness.
 */
export function generateKey(random: RandomSource = systemRandom): EncryptionKey {
  return encryptionKey(randomBytes(SECRET_LENGTH, random));
}

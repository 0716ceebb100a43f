import { ed25519 } from "@noble/curves/ed25519.js";

/** A pair of Ed25519 keys as tweetnacl has them. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  /** The seed, and the public key behind it. */
  readonly secretKey: Uint8Array;
}

function fromSeed(seed: Uint8Array): KeyPair {
  const publicKey = ed25519.getPublicKey(seed);
  return { publicKey, secretKey: Uint8Array.of(...seed, ...publicKey) };
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The part of tweetnacl that programs for autobahn-js use. */
export const nacl = {
  randomBytes,
  sign: {
    seedLength: 32,
    keyPair: Object.assign((): KeyPair => fromSeed(randomBytes(32)), { fromSeed }),
    detached: (message: Uint8Array, secretKey: Uint8Array): Uint8Array =>
      ed25519.sign(message, secretKey.subarray(0, 32)),
  },
};

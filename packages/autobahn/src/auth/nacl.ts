import { ed25519 } from "@noble/curves/ed25519.js";

/** A pair of Ed25519 keys as tweetnacl has them. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  /** The seed, and the public key behind it. */
  readonly secretKey: Uint8Array;
}

/** Makes a pair of keys of 32 octets. */
function fromSeed(seed: Uint8Array): KeyPair {
  const publicKey = ed25519.getPublicKey(seed);
  return { publicKey, secretKey: Uint8Array.of(...seed, ...publicKey) };
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** The part of tweetnacl that programs for autobahn-js use. */
export const nacl = {
  /** Random octets. */
  randomBytes,
  sign: {
    seedLength: 32,
    /** Makes a pair of keys; `fromSeed` of 32 octets. */
    keyPair: Object.assign((): KeyPair => fromSeed(randomBytes(32)), {
      /** Makes a pair of keys of 32 octets. */
      fromSeed,
    }),
    /** The signature of a message, by itself. */
    detached: (message: Uint8Array, secretKey: Uint8Array): Uint8Array =>
      ed25519.sign(message, secretKey.subarray(0, 32)),
  },
};

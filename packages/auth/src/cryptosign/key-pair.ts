import type { RandomSource } from "@junctor/core";
import { ed25519 } from "@noble/curves/ed25519.js";
import { fromHex, toHex } from "../primitives/hex.ts";
import { randomBytes } from "../primitives/random-bytes.ts";

const OCTETS = 32;

/** An Ed25519 key pair, both keys as 64 hexadecimal digits. */
export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Makes a new key pair. */
export function generateKeyPair(random: RandomSource): KeyPair {
  const privateKey = randomBytes(random, OCTETS);
  return { privateKey: toHex(privateKey), publicKey: publicKeyOf(privateKey) };
}

/** The public key of a private key, as 64 hexadecimal digits. */
export function publicKeyOf(privateKey: Uint8Array): string {
  return toHex(ed25519.getPublicKey(privateKey));
}

/**
 * The octets of a private key.
 * @throws {RangeError} if it is not 32 octets, or 64 hexadecimal digits; the message does not quote it.
 */
export function privateKeyOctets(key: string | Uint8Array): Uint8Array {
  const octets = typeof key === "string" ? fromHex(key, OCTETS) : key;
  if (octets?.length !== OCTETS) throw new RangeError("a private key is 32 octets, or 64 hexadecimal digits");
  return octets;
}

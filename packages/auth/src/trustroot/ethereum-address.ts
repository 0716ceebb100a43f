import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromHex, toHex } from "../primitives/hex.ts";

const OCTETS = 20;
const MIXED = /^(?=[^a-f]*[a-f])[^A-F]*[A-F]/;

/** An address as EIP-55 writes it: upper and lower case are its checksum. */
export function formatAddress(octets: Uint8Array): string {
  const digits = toHex(octets);
  const checksum = toHex(keccak_256(utf8ToBytes(digits)));
  const written = Array.from(digits, (digit, at) => (checksum.charAt(at) >= "8" ? digit.toUpperCase() : digit));
  return `0x${written.join("")}`;
}

/** The octets of an address; undefined if it is none, or mixes cases against its checksum (EIP-55). */
export function addressOctets(text: unknown): Uint8Array | undefined {
  if (typeof text !== "string" || !/^0x/i.test(text)) return undefined;
  const digits = text.slice(2);
  const octets = fromHex(digits, OCTETS);
  if (octets === undefined || !MIXED.test(digits)) return octets;
  return formatAddress(octets).slice(2) === digits ? octets : undefined;
}

/** The address of a public key that is not compressed: 65 octets. */
export function addressOfPublicKey(publicKey: Uint8Array): string {
  return formatAddress(keccak_256(publicKey.subarray(1)).subarray(-OCTETS));
}

/**
 * The Ethereum address of a private key of secp256k1.
 * @param privateKey 32 octets, or 64 hexadecimal digits.
 * @throws {RangeError} if it is no such key; the message does not quote it.
 */
export function ethereumAddress(privateKey: string | Uint8Array): string {
  return addressOfPublicKey(secp256k1.getPublicKey(ethereumKey(privateKey), false));
}

/**
 * The octets of a private key of secp256k1.
 * @throws {RangeError} if it is no such key; the message does not quote it.
 */
export function ethereumKey(privateKey: string | Uint8Array): Uint8Array {
  const octets = typeof privateKey === "string" ? fromHex(privateKey.replace(/^0x/, ""), 32) : privateKey;
  if (octets !== undefined && secp256k1.utils.isValidSecretKey(octets)) return octets;
  throw new RangeError("a private key of secp256k1 is 32 octets, or 64 hexadecimal digits");
}

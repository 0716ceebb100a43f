import { PayloadError } from "@junctor/core";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";

const PUBLIC_KEY_LENGTH = 32;
const KEY_ID_LENGTH = 20;

/**
 * The name of a key, which tells nothing about it: the low 20 octets of the SHA-256 of its public key, in hexadecimal
 * digits behind `0x` with the checksum of EIP-55 (spec: AP-PPT-14).
 * @param publicKey 32 octets.
 * @throws {TypeError} if it has another length.
 */
export function keyIdOf(publicKey: Uint8Array): string {
  if (publicKey.length !== PUBLIC_KEY_LENGTH) throw new TypeError("a public key has 32 octets");
  return withChecksum(bytesToHex(sha256(publicKey).subarray(-KEY_ID_LENGTH)));
}

/**
 * A key id as it is looked up. Digits in one case carry no checksum and get theirs; names of another form stay.
 * @throws {PayloadError} if it has a checksum that is wrong.
 */
export function readKeyId(keyid: string): string {
  const [, digits] = /^0x([\da-fA-F]{40})$/.exec(keyid) ?? [];
  if (digits === undefined) return keyid;
  const lower = digits.toLowerCase();
  const checked = withChecksum(lower);
  if (keyid === checked || digits === lower || digits === digits.toUpperCase()) return checked;
  throw new PayloadError(`key id ${keyid} does not match its checksum`);
}

/** Puts each letter in upper case whose place in the hash of all digits has a high bit (EIP-55). */
function withChecksum(digits: string): string {
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  const marked = Array.from(digits, (digit, index) =>
    Number.parseInt(hash.charAt(index), 16) > 7 ? digit.toUpperCase() : digit,
  );
  return `0x${marked.join("")}`;
}

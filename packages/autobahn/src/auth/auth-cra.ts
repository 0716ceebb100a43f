import { hmac } from "@noble/hashes/hmac.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** The key that a salted secret stands for, in Base64 (spec: WAMP-CRA). */
export function derive_key(secret: string, salt: string, iterations = 1000, keylen = 32): string {
  return toBase64(pbkdf2(sha256, utf8ToBytes(secret), utf8ToBytes(salt), { c: iterations, dkLen: keylen }));
}

/** The signature of a challenge, in Base64. */
export function sign(key: string, challenge: string): string {
  return toBase64(hmac(sha256, utf8ToBytes(key), utf8ToBytes(challenge)));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64 } from "../primitives/base64.ts";
import { pbkdf2Sha256 } from "../primitives/pbkdf2-sha256.ts";

/** How a key is derived from a password. */
export interface Salting {
  /** Any text; its UTF-8 form is the salt. */
  readonly salt: string;
  /** Default: 1,000. */
  readonly iterations?: number | undefined;
  /** Octets of the key, before it is written in Base64. Default: 32. */
  readonly keylen?: number | undefined;
}

/** The key that takes the place of a salted secret: the Base64 text of its PBKDF2-HMAC-SHA256 (spec: AP-CRA-07, T10). */
export async function deriveKey(secret: string, { salt, iterations = 1_000, keylen = 32 }: Salting): Promise<string> {
  return toBase64(await pbkdf2Sha256(utf8ToBytes(secret), utf8ToBytes(salt), { iterations, keylen }));
}

import { pbkdf2Async } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** What is used of WebCrypto. Pages that came over plain HTTP have none. */
interface SubtleCrypto {
  importKey(
    format: "raw",
    key: Uint8Array,
    algorithm: "PBKDF2",
    extractable: false,
    usages: readonly ["deriveBits"],
  ): Promise<object>;
  deriveBits(algorithm: object, key: object, bits: number): Promise<ArrayBuffer>;
}

/** How expensive a derivation is, and how much it yields. */
export interface Pbkdf2Cost {
  readonly iterations: number;
  /** Octets to derive. */
  readonly keylen: number;
}

const { crypto } = globalThis as unknown as { readonly crypto?: { readonly subtle?: SubtleCrypto } };

/** PBKDF2 with HMAC-SHA256 (RFC 8018), beside the event loop where the runtime can do so. */
export async function pbkdf2Sha256(password: Uint8Array, salt: Uint8Array, cost: Pbkdf2Cost): Promise<Uint8Array> {
  const { iterations, keylen } = cost;
  const subtle = crypto?.subtle;
  if (subtle === undefined) return pbkdf2Async(sha256, password, salt, { c: iterations, dkLen: keylen });
  const key = await subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const algorithm = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return new Uint8Array(await subtle.deriveBits(algorithm, key, keylen * 8));
}

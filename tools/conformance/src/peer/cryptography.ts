import { createHash, createHmac, createPrivateKey, createPublicKey, pbkdf2Sync, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";

/*
 * What scripted peers compute, by Node's own cryptography: none of ours is used to judge ours.
 */

/** HMAC-SHA256. */
export function hmac(key: string | Uint8Array, message: string): Buffer {
  return createHmac("sha256", key).update(message).digest();
}

/** PBKDF2-HMAC-SHA256. */
export function pbkdf2(password: string, salt: string | Uint8Array, { iterations, keylen }: Cost): Buffer {
  return pbkdf2Sync(password, salt, iterations, keylen, "sha256");
}

interface Cost {
  readonly iterations: number;
  readonly keylen: number;
}

/** SHA-256. */
export function sha256(octets: Uint8Array): Buffer {
  return createHash("sha256").update(octets).digest();
}

/** The exclusive or of octets of the same length. */
export function xor(one: Uint8Array, other: Uint8Array): Buffer {
  return Buffer.from(one.map((octet, at) => octet ^ (other[at] ?? 0)));
}

/** The signature of WAMP-CRA. */
export function craSignature(key: string, challenge: string): string {
  return hmac(key, challenge).toString("base64");
}

/** An Ed25519 key as scripted peers use it. */
export interface Ed25519Key {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  /** The signature followed by the message, as cryptosign writes it. */
  signed(message: Uint8Array): string;
}

const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key of 64 hexadecimal digits. */
export function ed25519Key(privateKey: string): Ed25519Key {
  const key: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8, Buffer.from(privateKey, "hex")]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  return {
    publicKey,
    signed: (message) => sign(undefined, message, key).toString("hex") + Buffer.from(message).toString("hex"),
  };
}

import { sha256 } from "@noble/hashes/sha2.js";
import { equalBytes } from "../primitives/equal-bytes.ts";
import { hmacSha256 } from "../primitives/hmac-sha256.ts";
import { xorBytes } from "../primitives/xor-bytes.ts";

/** What a salted password is good for (spec: AP-SCRAM-15). */
export interface ScramKeys {
  /** The client's alone. */
  readonly clientKey: Uint8Array;
  /** Its hash, which a server stores. */
  readonly storedKey: Uint8Array;
  /** What a server proves itself with. */
  readonly serverKey: Uint8Array;
}

/** The keys of a salted password. */
export function scramKeys(saltedPassword: Uint8Array): ScramKeys {
  const clientKey = hmacSha256(saltedPassword, "Client Key");
  return { clientKey, storedKey: sha256(clientKey), serverKey: hmacSha256(saltedPassword, "Server Key") };
}

/** ClientProof (spec: AP-SCRAM-18). */
export function clientProof(keys: Pick<ScramKeys, "clientKey" | "storedKey">, authMessage: string): Uint8Array {
  return xorBytes(keys.clientKey, hmacSha256(keys.storedKey, authMessage));
}

/** Whether a ClientProof was made by who knows the client key, told in constant time. */
export function verifyProof(storedKey: Uint8Array, authMessage: string, proof: Uint8Array): boolean {
  const clientKey = xorBytes(hmacSha256(storedKey, authMessage), proof);
  return proof.length === storedKey.length && equalBytes(sha256(clientKey), storedKey);
}

/** ServerSignature (spec: AP-SCRAM-18). */
export function serverSignature(serverKey: Uint8Array, authMessage: string): Uint8Array {
  return hmacSha256(serverKey, authMessage);
}

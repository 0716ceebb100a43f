import { hmac, sha256, xor } from "./cryptography.ts";

/** What a password became, and what is made of it. */
export interface ScramSecrets {
  readonly clientKey: Uint8Array;
  readonly storedKey: Uint8Array;
  readonly serverKey: Uint8Array;
}

/** The keys of a SaltedPassword. */
export function scramSecrets(saltedPassword: Uint8Array): ScramSecrets {
  const clientKey = hmac(saltedPassword, "Client Key");
  return { clientKey, storedKey: sha256(clientKey), serverKey: hmac(saltedPassword, "Server Key") };
}

/** What both sides said. */
export interface ScramDialogue {
  readonly authid: string;
  readonly clientNonce: string;
  readonly nonce: string;
  readonly salt: string;
  readonly iterations: number;
  /** The value of `c=`, by default that of no binding. */
  readonly binding?: string;
}

/** AuthMessage. */
export function scramMessage({
  authid,
  clientNonce,
  nonce,
  salt,
  iterations,
  binding = "biws",
}: ScramDialogue): string {
  return `n=${authid},r=${clientNonce},r=${nonce},s=${salt},i=${iterations},c=${binding},r=${nonce}`;
}

/** ClientProof in Base64. */
export function scramProof({ clientKey, storedKey }: ScramSecrets, message: string): string {
  return xor(clientKey, hmac(storedKey, message)).toString("base64");
}

/** ServerSignature in Base64. */
export function scramVerifier({ serverKey }: ScramSecrets, message: string): string {
  return hmac(serverKey, message).toString("base64");
}

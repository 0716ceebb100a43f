import { toBase64 } from "../primitives/base64.ts";
import { equalSecrets } from "../primitives/equal-secrets.ts";
import { hmacSha256 } from "../primitives/hmac-sha256.ts";

/**
 * The signature of a challenge: Base64 of its HMAC-SHA256, over the very text that came (spec: AP-CRA-05).
 * @param key the secret, or what `deriveKey` made of it; a text either way.
 */
export function signChallenge(key: string, challenge: string): string {
  return toBase64(hmacSha256(key, challenge));
}

/** Whether a signature is the right one, told in constant time (spec: AP-CRA-08). */
export function verifyChallenge(key: string, challenge: string, signature: string): boolean {
  return equalSecrets(signChallenge(key, challenge), signature);
}

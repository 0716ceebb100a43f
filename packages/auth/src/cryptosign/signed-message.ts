import { ed25519 } from "@noble/curves/ed25519.js";
import { equalBytes } from "../primitives/equal-bytes.ts";
import { fromHex, toHex } from "../primitives/hex.ts";
import { xorBytes } from "../primitives/xor-bytes.ts";

const SIGNATURE_OCTETS = 64;
const MESSAGE_OCTETS = 32;

/** What signs 32 octets with Ed25519; a key that does not leave its device may take its time. */
export type Signer = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Signs with a private key. */
export function signer(privateKey: Uint8Array): (message: Uint8Array) => Uint8Array {
  return (message) => ed25519.sign(message, privateKey);
}

/** What is signed: the challenge, XORed with the channel id if there is one (spec: AP-CSIGN-04). */
export function boundMessage(challenge: Uint8Array, channelId: Uint8Array | undefined): Uint8Array {
  return channelId === undefined ? challenge : xorBytes(challenge, channelId);
}

/** The signature followed by what was signed, as 192 hexadecimal digits (spec: AP-CSIGN-05). */
export function signedMessage(signature: Uint8Array, message: Uint8Array): string {
  return toHex(signature) + toHex(message);
}

/**
 * Whether `signed` holds the right signature of just the message that is expected: any other one may have been signed
 * for somebody else (spec: AP-CSIGN-06).
 */
export function verifySignedMessage(signed: unknown, expected: Uint8Array, publicKey: Uint8Array): boolean {
  const octets = fromHex(signed, SIGNATURE_OCTETS + MESSAGE_OCTETS);
  if (octets === undefined) return false;
  const [signature, message] = [octets.subarray(0, SIGNATURE_OCTETS), octets.subarray(SIGNATURE_OCTETS)];
  return equalBytes(message, expected) && verifies(signature, message, publicKey);
}

/** Strictly as RFC 8032 has it. What is no signature or no key at all does not verify. */
function verifies(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

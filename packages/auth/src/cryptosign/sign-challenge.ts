import { fromHex } from "../primitives/hex.ts";
import { privateKeyOctets } from "./key-pair.ts";
import { boundMessage, signedMessage, signer, verifySignedMessage } from "./signed-message.ts";

/**
 * The signature of a challenge, as AUTHENTICATE carries it (spec: AP-CSIGN-05): 192 hexadecimal digits.
 * @param privateKey 32 octets, or 64 hexadecimal digits.
 * @param challenge 64 hexadecimal digits.
 * @param channelId what the login is bound to, 64 hexadecimal digits. Default: it is not bound.
 * @throws {RangeError} if one of them is not that long; the message does not quote it.
 */
export function signChallenge(privateKey: string | Uint8Array, challenge: string, channelId?: string): string {
  const message = messageOf(challenge, channelId);
  return signedMessage(signer(privateKeyOctets(privateKey))(message), message);
}

/** What a signature is compared with. */
export interface SignedChallenge {
  /** 64 hexadecimal digits. */
  readonly challenge: string;
  /** What the login is bound to, 64 hexadecimal digits. Default: it is not bound. */
  readonly channelId?: string | undefined;
}

/**
 * Whether a signature is that of the challenge by the owner of a public key.
 * @param publicKey 64 hexadecimal digits.
 * @param signature as `signChallenge` makes it; what is none is not right.
 * @throws {RangeError} if key, challenge or channel id are not 64 hexadecimal digits.
 */
export function verifyChallenge(publicKey: string, signed: SignedChallenge, signature: string): boolean {
  const key = octets(publicKey, "a public key");
  return verifySignedMessage(signature, messageOf(signed.challenge, signed.channelId), key);
}

function messageOf(challenge: string, channelId: string | undefined): Uint8Array {
  return boundMessage(
    octets(challenge, "a challenge"),
    channelId === undefined ? undefined : octets(channelId, "a channel id"),
  );
}

function octets(digits: string, what: string): Uint8Array {
  const found = fromHex(digits, 32);
  if (found === undefined) throw new RangeError(`${what} is 64 hexadecimal digits`);
  return found;
}

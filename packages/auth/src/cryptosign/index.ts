// The public surface, in reading order.
export { cryptosign } from "./cryptosign.ts";
export type { Attestation, Certification, CryptosignOptions } from "./cryptosign.ts";
export type { CryptosignBinding } from "./channel-id.ts";
export { acceptCryptosign } from "./accept-cryptosign.ts";
export type { AcceptCryptosignOptions } from "./accept-cryptosign.ts";
export { generateKeyPair, publicKeyOf } from "./key-pair.ts";
export type { KeyPair } from "./key-pair.ts";
export { signChallenge, verifyChallenge } from "./sign-challenge.ts";
export type { SignedChallenge } from "./sign-challenge.ts";
export type { Signer } from "./signed-message.ts";

import { PayloadError } from "@junctor/core";
import type { RandomSource } from "@junctor/core";
import { gcm } from "@noble/ciphers/aes.js";
import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import type { EncryptionKey } from "./encryption-key.ts";
import { randomBytes } from "./random-bytes.ts";

/** `ppt_cipher`: what the specification names (spec: AP-PPT-13). */
export type Cipher = "xsalsa20poly1305" | "aes256gcm";

/** How a cipher is set up, and the octets of its nonce and of what proves that nothing was changed. */
const ciphers = {
  xsalsa20poly1305: { start: xsalsa20poly1305, nonceLength: 24, tagLength: 16 },
  aes256gcm: { start: gcm, nonceLength: 12, tagLength: 16 },
} as const;

/** Whether a name is that of a cipher. */
export function isCipher(name: unknown): name is Cipher {
  return typeof name === "string" && Object.hasOwn(ciphers, name);
}

/** Encrypts: a fresh random nonce, and the ciphertext behind it. */
export function seal(plain: Uint8Array, cipher: Cipher, { secret, random }: SealKey): Uint8Array {
  const { start, nonceLength } = ciphers[cipher];
  const nonce = randomBytes(nonceLength, random);
  const sealed = start(secret, nonce).encrypt(plain);
  const bytes = new Uint8Array(nonceLength + sealed.length);
  bytes.set(nonce);
  bytes.set(sealed, nonceLength);
  return bytes;
}

/** What encrypts. */
interface SealKey {
  readonly secret: Uint8Array;
  readonly random: RandomSource;
}

/**
 * Decrypts what `seal` made.
 * @throws {PayloadError} if it was changed on the way, or encrypted by another key.
 */
export function open(bytes: Uint8Array, cipher: Cipher, { secret, keyid }: EncryptionKey): Uint8Array {
  const { start, nonceLength, tagLength } = ciphers[cipher];
  if (bytes.length < nonceLength + tagLength) {
    throw new PayloadError(`${bytes.length} octets are too few for ${cipher}`);
  }
  try {
    return start(secret, bytes.subarray(0, nonceLength)).decrypt(bytes.subarray(nonceLength));
  } catch (cause) {
    const text = `key ${keyid} does not decrypt the payload: it was changed on the way, or encrypted by another key`;
    throw new PayloadError(text, { cause });
  }
}

// End-to-end encryption, in reading order.
export { keyring } from "./keyring.ts";
export type { Keyring } from "./keyring.ts";
export type { KeyringOptions } from "./keyring-options.ts";
export { encryptionKey, generateKey } from "./encryption-key.ts";
export type { EncryptionKey } from "./encryption-key.ts";
export { keyIdOf } from "./key-id.ts";
export type { Cipher } from "./ciphers.ts";

import type { Clock, RandomSource } from "@junctor/core";
import type { Cipher } from "./ciphers.ts";
import type { EncryptionKey } from "./encryption-key.ts";

/** Options of `keyring`. */
export interface KeyringOptions {
  /** The keys at hand. The first one encrypts. Default: none. */
  readonly keys?: readonly EncryptionKey[] | undefined;
  /** What encrypts; both ciphers decrypt. Default: `xsalsa20poly1305`. */
  readonly cipher?: Cipher | undefined;
  /**
   * Finds the key of an id that is not at hand, once: what it finds is kept. `undefined` says that there is none. Events
   * that come meanwhile wait, and so do invocations; it may well call a procedure of the same session to find out.
   * Works for sessions that have the keyring among their `ppt`. Default: unknown keys are refused.
   */
  readonly lookup?: ((keyid: string) => Promise<EncryptionKey | undefined> | EncryptionKey | undefined) | undefined;
  /** Milliseconds a lookup may take. Default: 10,000. */
  readonly lookupTimeout?: number | undefined;
  /** Where nonces come from. Default: the platform's strong randomness. */
  readonly random?: RandomSource | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
}

import { argon2idAsync } from "@noble/hashes/argon2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { pbkdf2Sha256 } from "../primitives/pbkdf2-sha256.ts";
import { saslPrep } from "./sasl-prep.ts";

const OCTETS = 32;

/** The key derivation functions of WAMP-SCRAM (spec: AP-SCRAM-19). */
export type Kdf = "pbkdf2" | "argon2id13";

/** How expensive it is to try a password. */
export interface ScramCost {
  readonly kdf: Kdf;
  readonly iterations: number;
  /** KiB, for argon2id13 only. */
  readonly memory?: number | undefined;
}

/**
 * SaltedPassword (spec: AP-SCRAM-15).
 * @throws {RangeError} if the password has prohibited characters (SASLprep).
 */
export async function saltPassword(password: string, salt: Uint8Array, cost: ScramCost): Promise<Uint8Array> {
  const octets = utf8ToBytes(saslPrep(password));
  const { kdf, iterations, memory = 0 } = cost;
  if (kdf === "pbkdf2") return pbkdf2Sha256(octets, salt, { iterations, keylen: OCTETS });
  const maxmem = memory * 1_024;
  return argon2idAsync(octets, salt, { t: iterations, m: memory, p: 1, dkLen: OCTETS, version: 0x13, maxmem });
}

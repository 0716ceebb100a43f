import type { RandomSource } from "@junctor/core";
import { fromBase64, toBase64 } from "../primitives/base64.ts";
import { randomBytes } from "../primitives/random-bytes.ts";
import { saltPassword } from "./salted-password.ts";
import type { Kdf, ScramCost } from "./salted-password.ts";
import { scramKeys } from "./scram-keys.ts";

/** The cost of a password if nobody asks for another: argon2id13, 2 iterations, 19 MiB. */
export const defaultCost: ScramCost = { kdf: "argon2id13", iterations: 2, memory: 19_456 };

/** What a server keeps in place of a password (spec: AP-SCRAM-14). The password cannot be told from it. */
export interface ScramCredentials {
  /** Base64. */
  readonly salt: string;
  readonly kdf: Kdf;
  readonly iterations: number;
  /** KiB, for argon2id13 only. */
  readonly memory?: number | undefined;
  /** Base64. */
  readonly storedKey: string;
  /** Base64. */
  readonly serverKey: string;
}

/** How credentials are made. */
export interface CredentialsOptions extends Partial<ScramCost> {
  readonly random: RandomSource;
}

/**
 * Makes the credentials of a password, with a salt of its own.
 * @param options the cost, by default that of `defaultCost`, and where the salt comes from.
 * @throws {RangeError} if the password has prohibited characters (SASLprep).
 */
export async function scramCredentials(password: string, options: CredentialsOptions): Promise<ScramCredentials> {
  const { random, ...given } = options;
  const cost: ScramCost =
    given.kdf === "pbkdf2" ? { iterations: 600_000, ...given, kdf: "pbkdf2" } : { ...defaultCost, ...given };
  const salt = randomBytes(random, 16);
  const { storedKey, serverKey } = scramKeys(await saltPassword(password, salt, cost));
  return { ...cost, salt: toBase64(salt), storedKey: toBase64(storedKey), serverKey: toBase64(serverKey) };
}

/**
 * The octets of a stored key.
 * @throws {RangeError} if it is not 32 octets in Base64; the message does not quote it.
 */
export function keyOctets(text: string): Uint8Array {
  const octets = fromBase64(text);
  if (octets?.length !== 32) throw new RangeError("a SCRAM key is 32 octets in Base64");
  return octets;
}

import type { RandomSource } from "@junctor/core";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "../primitives/base64.ts";
import { equalBytes } from "../primitives/equal-bytes.ts";
import { pbkdf2Sha256 } from "../primitives/pbkdf2-sha256.ts";
import { randomBytes } from "../primitives/random-bytes.ts";

const SCHEME = "pbkdf2-sha256";
const ITERATIONS = 600_000;
const OCTETS = 32;

/** What a ticket hash says. */
interface TicketHash {
  readonly iterations: number;
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
}

/**
 * The salted hash of a ticket, to be kept in its place: `pbkdf2-sha256$<iterations>$<salt>$<key>`, both Base64.
 * @param iterations what guessing costs. Default: 600,000.
 */
export async function hashTicket(ticket: string, random: RandomSource, iterations = ITERATIONS): Promise<string> {
  const salt = randomBytes(random, 16);
  const key = await derive(ticket, salt, iterations);
  return [SCHEME, iterations, toBase64(salt), toBase64(key)].join("$");
}

/** Whether `hash` is one that `hashTicket` makes. */
export function isTicketHash(hash: string): boolean {
  return readHash(hash) !== undefined;
}

/**
 * Whether a ticket is the one that was hashed.
 * @throws {RangeError} if `hash` is none.
 */
export async function verifyTicketHash(ticket: string, hash: string): Promise<boolean> {
  const parts = readHash(hash);
  if (parts === undefined) throw new RangeError(`a ticket hash has the form ${SCHEME}$<iterations>$<salt>$<key>`);
  return equalBytes(await derive(ticket, parts.salt, parts.iterations), parts.key);
}

function readHash(hash: string): TicketHash | undefined {
  const [scheme, iterations, salt, key, ...rest] = hash.split("$");
  if (scheme !== SCHEME || rest.length > 0 || !/^[1-9]\d{0,8}$/.test(iterations ?? "")) return undefined;
  const octets = { salt: fromBase64(salt ?? ""), key: fromBase64(key ?? "") };
  if (octets.salt === undefined || octets.key?.length !== OCTETS) return undefined;
  return { iterations: Number(iterations), salt: octets.salt, key: octets.key };
}

function derive(ticket: string, salt: Uint8Array, iterations: number): Promise<Uint8Array> {
  return pbkdf2Sha256(utf8ToBytes(ticket), salt, { iterations, keylen: OCTETS });
}

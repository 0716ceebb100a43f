import type { Dict } from "@junctor/core";
import { LoginError } from "../login-error.ts";
import { fromBase64 } from "../primitives/base64.ts";
import type { ScramCost } from "./salted-password.ts";

/** The least a password may cost to guess. */
export interface LowestCost {
  /** Iterations of pbkdf2. Default: 4,096. */
  readonly iterations: number;
  /** KiB of argon2id13. Default: 8,192. */
  readonly memory: number;
}

/** CHALLENGE, checked. */
export interface ScramChallenge extends ScramCost {
  readonly nonce: string;
  /** Base64. */
  readonly salt: string;
  readonly saltOctets: Uint8Array;
}

const lowest: LowestCost = { iterations: 4_096, memory: 8_192 };
/** More would be an attack on this client's time and memory. */
const highest = { pbkdf2: 10_000_000, argon2id13: 1_000, memory: 1_048_576 };

/**
 * Reads what the router asks for.
 * @throws {LoginError} if it is malformed, does not belong to our HELLO, or asks for too little or too much
 *   (spec: AP-SCRAM-06, -07).
 */
export function readScramChallenge(extra: Dict, clientNonce: string, limits: Partial<LowestCost> = {}): ScramChallenge {
  const { nonce, salt, kdf, iterations, memory } = extra;
  if (typeof nonce !== "string" || !nonce.startsWith(clientNonce) || nonce === clientNonce) {
    throw new LoginError("the router's nonce does not go on from this client's");
  }
  const saltOctets = typeof salt === "string" ? fromBase64(salt) : undefined;
  if (typeof salt !== "string" || saltOctets === undefined || saltOctets.length < 8) {
    throw new LoginError("the router's salt is not at least 8 octets in Base64");
  }
  return { nonce, salt, saltOctets, ...readCost({ kdf, iterations, memory }, { ...lowest, ...limits }) };
}

function readCost({ kdf, iterations, memory }: Dict, limits: LowestCost): ScramCost {
  switch (kdf) {
    case "pbkdf2":
      return { kdf, iterations: within(iterations, limits.iterations, highest.pbkdf2) };
    case "argon2id13":
      return {
        kdf,
        iterations: within(iterations, 1, highest.argon2id13),
        memory: within(memory, limits.memory, highest.memory),
      };
    default:
      throw new LoginError("the router asks for an unknown key derivation function");
  }
}

function within(value: unknown, least: number, most: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new LoginError(`the router asks for a cost that is not from ${least} to ${most}`);
}

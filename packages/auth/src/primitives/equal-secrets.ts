import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { equalBytes } from "./equal-bytes.ts";

/** Compares two texts in a time that tells nothing of where they differ, nor of their lengths. */
export function equalSecrets(one: string, other: string): boolean {
  return equalBytes(sha256(utf8ToBytes(one)), sha256(utf8ToBytes(other)));
}

import type { RandomSource } from "@junctor/core";

/** Octets of a random source; as strong as that is. */
export function randomBytes(length: number, random: RandomSource): Uint8Array {
  const words = Uint32Array.from({ length: Math.ceil(length / 4) }, () => random.uint32());
  return new Uint8Array(words.buffer).subarray(0, length);
}

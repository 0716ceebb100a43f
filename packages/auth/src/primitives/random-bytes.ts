import type { RandomSource } from "@junctor/core";

/** Random octets, a multiple of four. */
export function randomBytes(random: RandomSource, length: number): Uint8Array {
  const words = new Uint32Array(length / 4).map(() => random.uint32());
  return new Uint8Array(words.buffer);
}

import type { RandomSource } from "@junctor/core";

/** Octets from hexadecimal digits. */
export function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** A source that counts, so that no two nonces are the same and every run has the same ones. */
export function counting(): RandomSource {
  let next = 0;
  return { uint32: () => next++ };
}

/** The secret 01 02 .. 20. */
export const secretOne = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

/** 32 times the octet 07. */
export const secretTwo = new Uint8Array(32).fill(7);

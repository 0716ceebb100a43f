import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

const HEX = /^(?:[0-9a-f]{2})*$/i;

/** Octets as lower-case hexadecimal digits. */
export const toHex: (bytes: Uint8Array) => string = bytesToHex;

/** The octets hexadecimal digits stand for; undefined unless they are just that, `length` octets long. */
export function fromHex(text: unknown, length: number): Uint8Array | undefined {
  if (typeof text !== "string" || text.length !== length * 2 || !HEX.test(text)) return undefined;
  return hexToBytes(text);
}

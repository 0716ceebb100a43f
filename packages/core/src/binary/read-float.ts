import type { BinaryScanner } from "./binary-scanner.ts";

/** Reads a float of 2, 4 or 8 octets (IEEE 754, big-endian). */
export function readFloat(scanner: BinaryScanner, octets: number): number {
  if (octets === 2) return widenHalf(scanner.uint(2));
  const view = new DataView(scanner.bytes.buffer, scanner.bytes.byteOffset + scanner.at, octets);
  scanner.skip(octets);
  return octets === 4 ? view.getFloat32(0) : view.getFloat64(0);
}

/** The value of a half-precision float (RFC 8949 appendix D). */
function widenHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : Number.NaN;
  return sign * (mantissa + 1024) * 2 ** (exponent - 25);
}

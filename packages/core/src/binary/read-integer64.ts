import { isExactNumber } from "../integer-range.ts";
import type { BinaryScanner } from "./binary-scanner.ts";

/** Reads an unsigned 64-bit integer: a number up to 2^53, a BigInt above. */
export function readInteger64(scanner: BinaryScanner): number | bigint {
  const high = scanner.uint(4);
  const low = scanner.uint(4);
  if (high < 0x20_0000 || (high === 0x20_0000 && low === 0)) return high * 2 ** 32 + low;
  return (BigInt(high) << 32n) | BigInt(low);
}

/** Reads a signed 64-bit integer: a number from -2^53 to 2^53, a BigInt otherwise. */
export function readSigned64(scanner: BinaryScanner): number | bigint {
  const high = scanner.uint(4);
  const low = scanner.uint(4);
  return narrow(BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)));
}

/** A number, if it holds the integer exactly. */
export function narrow(value: bigint): number | bigint {
  return isExactNumber(value) ? Number(value) : value;
}

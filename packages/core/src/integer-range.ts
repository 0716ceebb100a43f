/**
 * The integers that payloads can carry; MessagePack ends at -2^63 already. Beyond, JSON literals are floats
 * and BigInt cannot be sent.
 */
export const LEAST_INTEGER = -(2n ** 64n);
export const MOST_INTEGER = 2n ** 64n - 1n;

/** Whether a JavaScript number holds the integer exactly: from -2^53 to 2^53. */
export function isExactNumber(value: bigint): boolean {
  return value >= -(2n ** 53n) && value <= 2n ** 53n;
}

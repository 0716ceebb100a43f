import { isUtf8Native } from "./bytes.ts";
import { skipUtf8 } from "./skip-utf8.ts";

/** Octets from which on asking the platform is faster than looking ourselves. */
const LONG = 512;

/** Whether the octets from `start` up to `end` are valid UTF-8. */
export function isUtf8(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start >= LONG) return isUtf8Native(bytes.subarray(start, end));
  let at = start;
  while (at < end) {
    if ((bytes[at] as number) < 0x80) {
      at++;
      continue;
    }
    const next = skipUtf8(bytes, at);
    if (next === at || next > end) return false;
    at = next;
  }
  return true;
}

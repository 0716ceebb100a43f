import { checkDecode } from "../check-decode.ts";

/** What the fuzzer calls. */
export function fuzz(octets: Uint8Array): void {
  checkDecode("cbor", octets);
}

import { Decoder } from "cbor-x";
import { CborValueReader } from "./cbor-value-reader.ts";

/** Nothing but plain data without tags reaches it; the scan has refused the rest. */
const decoder = new Decoder({ useRecords: false, structuredClone: false, mapsAsObjects: true });

/**
 * Decodes one value that the scan has admitted.
 * @param delicate whether the scan met something that cbor-x would change or refuse: binary, 64-bit integers,
 *   strings of indefinite length, a `__proto__` key, text that starts with a byte order mark
 */
export function decodeValue(bytes: Uint8Array, delicate: boolean): unknown {
  return delicate ? new CborValueReader(bytes).read() : decoder.decode(bytes);
}

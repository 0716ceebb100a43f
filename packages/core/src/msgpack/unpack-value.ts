import { Unpackr } from "msgpackr";
import { MsgpackValueReader } from "./msgpack-value-reader.ts";

/** Everything that builds other than plain data is switched off; the scan has refused it before. */
const unpackr = new Unpackr({ useRecords: false, structuredClone: false, mapsAsObjects: true });

/**
 * Decodes one value that the scan has admitted.
 * @param delicate whether the scan met something that msgpackr would change: binary, 64-bit integers,
 *   a `__proto__` key, text that starts with a byte order mark
 */
export function unpackValue(bytes: Uint8Array, delicate: boolean): unknown {
  return delicate ? new MsgpackValueReader(bytes).read() : unpackr.unpack(bytes);
}

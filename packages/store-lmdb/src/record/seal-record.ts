import { CorruptRecord } from "./corrupt-record.ts";
import { crc32c } from "./crc32c.ts";

/** The version of everything this package writes. */
const VERSION = 1;
/** Octets before the body: CRC-32C, big-endian, and the version. */
const HEAD = 5;

/** A value as it is stored: a checksum over key, version and body, the version, the body. */
export function sealRecord(key: Uint8Array, body: Uint8Array): Uint8Array {
  const value = new Uint8Array(HEAD + body.length);
  value[4] = VERSION;
  value.set(body, HEAD);
  new DataView(value.buffer).setUint32(0, checksum(key, value));
  return value;
}

/**
 * The body of a stored value.
 * @throws {CorruptRecord} if it was not sealed under this key.
 * @throws {Error} if a later version of this package sealed it.
 */
export function openRecord(key: Uint8Array, value: Uint8Array): Uint8Array {
  if (value.length < HEAD) throw new CorruptRecord("the record is too short");
  const stored = new DataView(value.buffer, value.byteOffset).getUint32(0);
  if (stored !== checksum(key, value)) throw new CorruptRecord("the checksum of the record is wrong");
  if (value[4] !== VERSION) throw new Error(`the store has records of version ${value[4]}, and ${VERSION} is known`);
  return value.subarray(HEAD);
}

function checksum(key: Uint8Array, value: Uint8Array): number {
  return crc32c(value.subarray(4), crc32c(key));
}

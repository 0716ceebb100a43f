import { Encoder } from "cbor-x";
import type { Wire } from "./wire.ts";

const encoder = new Encoder({ useRecords: false, variableMapSize: true, tagUint8Array: false });
/** Integers below this are their own head. */
const INLINE = 24;

/** CBOR. */
export const cborWire: Wire = {
  name: "cbor",
  binary: true,
  encode: (message) => encoder.encode(message),
  typeAt(bytes, start) {
    const head = bytes[start + 1] as number;
    return head < INLINE ? head : (bytes[start + 2] as number);
  },
  idAt: (bytes, start) => start + 1 + encodedLength(bytes[start + 1] as number),
  idEnd: (bytes, at) => at + encodedLength(bytes[at] as number),
  readId(bytes, at) {
    const head = bytes[at] as number;
    if (head < INLINE) return head;
    return bytes.readUIntBE(at + 1, Math.min(encodedLength(head) - 1, 6));
  },
  idLength: (id) => (id < INLINE ? 1 : id < 0x100 ? 2 : id < 0x1_0000 ? 3 : 5),
  writeId(out, at, id) {
    if (id < INLINE) out[at] = id;
    else if (id < 0x100) out.writeUInt16BE((0x18 << 8) | id, at);
    else if (id < 0x1_0000) {
      out[at] = 0x19;
      out.writeUInt16BE(id, at + 1);
    } else {
      out[at] = 0x1a;
      out.writeUInt32BE(id, at + 1);
    }
  },
};

/** Octets of an unsigned integer, or of a float64, that begins with `head`. */
function encodedLength(head: number): number {
  const kind = head & 0x1f;
  if (kind < INLINE) return 1;
  return 1 + 2 ** (kind - INLINE);
}

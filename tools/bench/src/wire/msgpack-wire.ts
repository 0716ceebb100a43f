import { Packr } from "msgpackr";
import type { Wire } from "./wire.ts";

const packr = new Packr({ useRecords: false, variableMapSize: true });
const UINT8 = 0xcc;
const UINT16 = 0xcd;
const UINT32 = 0xce;

/** MessagePack. */
export const msgpackWire: Wire = {
  name: "msgpack",
  binary: true,
  encode: (message) => packr.pack(message),
  typeAt: (bytes, start) => bytes[start + 1] as number,
  idAt: (_bytes, start) => start + 2,
  idEnd: (bytes, at) => at + encodedLength(bytes[at] as number),
  readId(bytes, at) {
    const head = bytes[at] as number;
    if (head < 0x80) return head;
    return bytes.readUIntBE(at + 1, Math.min(encodedLength(head) - 1, 6));
  },
  idLength: (id) => (id < 0x80 ? 1 : id < 0x100 ? 2 : id < 0x1_0000 ? 3 : 5),
  writeId(out, at, id) {
    if (id < 0x80) out[at] = id;
    else if (id < 0x100) out.writeUInt16BE((UINT8 << 8) | id, at);
    else if (id < 0x1_0000) {
      out[at] = UINT16;
      out.writeUInt16BE(id, at + 1);
    } else {
      out[at] = UINT32;
      out.writeUInt32BE(id, at + 1);
    }
  },
};

/** Octets of an unsigned integer, or of a float64, that begins with `head`. */
function encodedLength(head: number): number {
  if (head < 0x80) return 1;
  if (head === UINT8) return 2;
  if (head === UINT16) return 3;
  return head === UINT32 ? 5 : 9;
}

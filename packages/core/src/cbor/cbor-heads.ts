import type { BinaryHeads } from "../binary/encode-binary.ts";
import type { BinaryWriter } from "../binary/binary-writer.ts";

/** How CBOR begins its values, without the encoding of dicts. */
export const cborHeads: Omit<BinaryHeads, "encodeDict"> = {
  list(writer, count) {
    writer.octet(0x80 | count);
  },
  integer(writer, value) {
    writeHead(writer, 0x00, value);
  },
  text(writer, length) {
    writeHead(writer, 0x60, length);
  },
  emptyDict(writer) {
    writer.octet(0xa0);
  },
};

/** Writes a major type and its argument in the shortest form (RFC 8949 section 4.1). */
function writeHead(writer: BinaryWriter, major: number, value: number): void {
  if (value < 24) return writer.octet(major | value);
  if (value >= 2 ** 32) {
    writer.octet(major | 27);
    return writer.uint64(value);
  }
  const octets = value < 0x100 ? 1 : value < 0x1_0000 ? 2 : 4;
  writer.octet(major | (octets === 1 ? 24 : octets === 2 ? 25 : 26));
  writer.uint(value, octets);
}

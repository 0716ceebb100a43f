import type { BinaryHeads } from "../binary/encode-binary.ts";

/** How MessagePack begins its values, without the encoding of dicts. */
export const msgpackHeads: Omit<BinaryHeads, "encodeDict"> = {
  list(writer, count) {
    writer.octet(0x90 | count);
  },
  integer(writer, value) {
    if (value < 0x80) return writer.octet(value);
    if (value >= 2 ** 32) {
      writer.octet(0xcf);
      return writer.uint64(value);
    }
    const octets = value < 0x100 ? 1 : value < 0x1_0000 ? 2 : 4;
    writer.octet(octets === 1 ? 0xcc : octets === 2 ? 0xcd : 0xce);
    writer.uint(value, octets);
  },
  text(writer, length) {
    if (length < 0x20) return writer.octet(0xa0 | length);
    const octets = length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 4;
    writer.octet(octets === 1 ? 0xd9 : octets === 2 ? 0xda : 0xdb);
    writer.uint(length, octets);
  },
  emptyDict(writer) {
    writer.octet(0x80);
  },
};

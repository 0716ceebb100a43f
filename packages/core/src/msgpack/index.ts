import { Packr } from "msgpackr";
import { binarySerializer } from "../binary/binary-serializer.ts";
import type { Serializer } from "../serializer.ts";
import type { SerializerOptions } from "../serializer-options.ts";
import { msgpackHeads } from "./msgpack-heads.ts";
import { MsgpackReader } from "./msgpack-reader.ts";
import { MsgpackScanner } from "./msgpack-scanner.ts";
import { unpackValue } from "./unpack-value.ts";

const packr = new Packr({ useRecords: false, structuredClone: false, moreTypes: false, variableMapSize: true });

/**
 * The MessagePack serializer (spec: BP-SER-04). Extension types pass from peer to peer unread.
 * @param options limits; the defaults suit a peer that is not trusted
 */
export function msgpack(options: SerializerOptions = {}): Serializer {
  return binarySerializer(
    {
      name: "msgpack",
      heads: msgpackHeads,
      leastInteger: -(2n ** 63n),
      reader: (bytes, maxDepth) => new MsgpackReader(bytes, maxDepth),
      scanner: (bytes, maxDepth) => new MsgpackScanner(bytes, maxDepth),
      decodeValue: unpackValue,
      encodeValue: (value) => packr.pack(value),
    },
    options,
  );
}

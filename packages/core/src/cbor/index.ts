import { Encoder } from "cbor-x";
import { binarySerializer } from "../binary/binary-serializer.ts";
import type { Serializer } from "../serializer.ts";
import type { SerializerOptions } from "../serializer-options.ts";
import { LEAST_INTEGER } from "../integer-range.ts";
import { cborHeads } from "./cbor-heads.ts";
import { CborReader } from "./cbor-reader.ts";
import { CborScanner } from "./cbor-scanner.ts";
import { decodeValue } from "./decode-value.ts";

const encoder = new Encoder({ useRecords: false, structuredClone: false, tagUint8Array: false, variableMapSize: true });

/**
 * The CBOR serializer (spec: BP-SER-05). Tags pass from peer to peer unread.
 * @param options limits; the defaults suit a peer that is not trusted
 */
export function cbor(options: SerializerOptions = {}): Serializer {
  return binarySerializer(
    {
      name: "cbor",
      heads: cborHeads,
      leastInteger: LEAST_INTEGER,
      reader: (bytes, maxDepth) => new CborReader(bytes, maxDepth),
      scanner: (bytes, maxDepth) => new CborScanner(bytes, maxDepth),
      decodeValue,
      encodeValue: (value) => encoder.encode(value),
    },
    options,
  );
}

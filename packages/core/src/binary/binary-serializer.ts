import { concatBytes } from "../bytes.ts";
import { decodeMessage } from "../decode-message.ts";
import type { ElementReader } from "../decode-message.ts";
import { PayloadError } from "../errors.ts";
import { payloadOf } from "../payload-of.ts";
import type { EncodedPayload, PayloadValues } from "../payload-codec.ts";
import type { SerializerName } from "../payload-codec.ts";
import type { Serializer } from "../serializer.ts";
import { DEFAULT_MAX_DEPTH } from "../serializer-options.ts";
import type { SerializerOptions } from "../serializer-options.ts";
import type { BinaryScanner } from "./binary-scanner.ts";
import { encodeBinary } from "./encode-binary.ts";
import type { BinaryHeads } from "./encode-binary.ts";
import { toPackable } from "./to-packable.ts";

/** What makes a serializer of a binary format. */
export interface BinaryFormat {
  readonly name: SerializerName;
  readonly heads: Omit<BinaryHeads, "encodeDict">;
  readonly leastInteger: bigint;
  reader(bytes: Uint8Array, maxDepth: number): ElementReader;
  scanner(bytes: Uint8Array, maxDepth: number): BinaryScanner;
  /** Decodes a value the scanner has admitted; `delicate` as the scanner found it. */
  decodeValue(bytes: Uint8Array, delicate: boolean): unknown;
  /** Encodes what `toPackable` returned. */
  encodeValue(value: unknown): Uint8Array;
}

/** Builds a serializer for a binary format. */
export function binarySerializer(format: BinaryFormat, options: SerializerOptions): Serializer {
  const limits = { maxDepth: options.maxDepth ?? DEFAULT_MAX_DEPTH, leastInteger: format.leastInteger };
  const encodeDict = (dict: unknown): Uint8Array => format.encodeValue(toPackable(dict, 1, limits));
  const heads: BinaryHeads = { ...format.heads, encodeDict };
  const bare = { heads };
  const serializer: Serializer = {
    name: format.name,
    binary: true,
    decode: (bytes) => decodeMessage(format.reader(bytes, limits.maxDepth), serializer),
    encode: (message) => encodeBinary(message, payloadOf(message).encodedFor(serializer), bare),
    encodeFrame: (message, frame) => encodeBinary(message, payloadOf(message).encodedFor(serializer), { heads, frame }),
    decodePayload: (encoded) => decodeValues(format, encoded),
    encodePayload(values) {
      const args = toPackable(values.args, 1, limits);
      const kwargs = toPackable(values.kwargs, 1, limits);
      return encodeValues(format, args as readonly unknown[], kwargs as PayloadValues["kwargs"]);
    },
  };
  return serializer;
}

function decodeValues(format: BinaryFormat, encoded: EncodedPayload): PayloadValues {
  const scanner = format.scanner(encoded.bytes, Infinity);
  const args = encoded.count > 0 ? decodeNext(format, scanner) : [];
  const kwargs = encoded.count > 1 ? decodeNext(format, scanner) : {};
  return { args: args as readonly unknown[], kwargs: kwargs as PayloadValues["kwargs"] };
}

function decodeNext(format: BinaryFormat, scanner: BinaryScanner): unknown {
  const start = scanner.at;
  scanner.skipValue(1);
  if (scanner.foreign) throw new PayloadError(`the payload has values that only ${format.name} knows`);
  return format.decodeValue(scanner.bytes.subarray(start, scanner.at), scanner.delicate);
}

function encodeValues(format: BinaryFormat, args: readonly unknown[], kwargs: PayloadValues["kwargs"]): EncodedPayload {
  const count = Object.keys(kwargs).length > 0 ? 2 : args.length > 0 ? 1 : 0;
  const parts = [args, kwargs].slice(0, count).map((value) => format.encodeValue(value));
  return { serializer: format.name, count, bytes: parts.length === 1 ? (parts[0] as Uint8Array) : concatBytes(parts) };
}

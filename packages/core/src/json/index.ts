import { encodeUtf8, readUtf8 } from "../bytes.ts";
import { decodeMessage } from "../decode-message.ts";
import { DEFAULT_MAX_DEPTH } from "../serializer-options.ts";
import type { SerializerOptions } from "../serializer-options.ts";
import type { EncodedPayload, PayloadValues } from "../payload-codec.ts";
import { payloadOf } from "../payload-of.ts";
import type { Serializer } from "../serializer.ts";
import { encodeJson, envelopeOf } from "./encode-json.ts";
import { formatJson } from "./format-json.ts";
import { JsonReader } from "./json-reader.ts";
import { parseJson } from "./parse-json.ts";

/**
 * The JSON serializer (spec: BP-SER-03). Bytes travel as Base64 behind U+0000 (spec: TR-BIN).
 * @param options limits; the defaults suit a peer that is not trusted
 */
export function json(options: SerializerOptions = {}): Serializer {
  const maxDepth = options.maxDepth ?? DEFAULT_MAX_DEPTH;
  const serializer: Serializer = {
    name: "json",
    binary: false,
    decode: (bytes) => decodeMessage(new JsonReader(bytes, maxDepth), serializer),
    encode: (message) => encodeJson(envelopeOf(message, maxDepth), payloadOf(message).encodedFor(serializer)),
    encodeFrame: (message, head) =>
      encodeJson(envelopeOf(message, maxDepth), payloadOf(message).encodedFor(serializer), head),
    decodePayload: decodeValues,
    encodePayload: (values) => encodeValues(values, maxDepth),
  };
  return serializer;
}

function decodeValues(encoded: EncodedPayload): PayloadValues {
  const text = readUtf8(encoded.bytes, 0, encoded.bytes.length);
  const [args, kwargs] = parseJson(`[${text}]`) as [unknown[]?, { readonly [key: string]: unknown }?];
  return { args: args ?? [], kwargs: kwargs ?? {} };
}

function encodeValues(values: PayloadValues, maxDepth: number): EncodedPayload {
  const kwargs = formatJson(values.kwargs, 1, maxDepth);
  const count = kwargs !== "{}" ? 2 : values.args.length > 0 ? 1 : 0;
  if (count === 0) return { serializer: "json", count, bytes: new Uint8Array(0) };
  const args = formatJson(values.args, 1, maxDepth);
  return { serializer: "json", count, bytes: encodeUtf8(count === 1 ? args : `${args},${kwargs}`) };
}

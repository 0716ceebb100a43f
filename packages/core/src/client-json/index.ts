import type { Message } from "../messages.ts";
import type { EncodedPayload, PayloadValues } from "../payload-codec.ts";
import { payloadOf } from "../payload-of.ts";
import { DEFAULT_MAX_DEPTH } from "../serializer-options.ts";
import type { SerializerOptions } from "../serializer-options.ts";
import type { Serializer } from "../serializer.ts";
import { readMessage } from "./read-message.ts";
import { decodeText, encodeText } from "./web-text.ts";
import { readJson } from "./read-json.ts";
import { writeItems } from "./write-json.ts";

/**
 * The JSON serializer for clients: the same bytes as `json` of `@junctor/core/json` (spec: BP-SER-03, TR-BIN), in a
 * third of the code. It reads what a router sends to a client and nothing else, decodes payloads at once, and writes the
 * fields of a message as they stand in the object, which has to be the wire's order.
 * @param options limits; the defaults suit a peer that is not trusted
 */
export function clientJson({ maxDepth = DEFAULT_MAX_DEPTH }: SerializerOptions = {}): Serializer {
  return {
    name: "json",
    binary: false,
    decode: (bytes) => readMessage(readJson(decodeText(bytes), maxDepth)),
    encode: (message) => encodeText(`[${writeItems(elementsOf(message), maxDepth - 1)}]`),
    decodePayload({ bytes }) {
      const [args = [], kwargs = {}] = readJson(`[${decodeText(bytes)}]`, maxDepth) as [[]?, {}?];
      return { args, kwargs };
    },
    encodePayload(values) {
      const elements = payloadElements(values);
      const bytes = encodeText(writeItems(elements, maxDepth - 1));
      return { serializer: "json", count: elements.length, bytes } satisfies EncodedPayload;
    },
  };
}

/** All elements in wire order; what is undefined has not been said. */
function elementsOf(message: Message): unknown[] {
  const elements: unknown[] = [];
  for (const name in message) {
    const value: unknown = message[name as "type"];
    if (name !== "payload" && value !== undefined) elements.push(value);
  }
  return elements.concat(payloadElements(payloadOf(message)));
}

/** Arguments and ArgumentsKw, as far as there are any (spec: BP-MSG-22). */
function payloadElements({ args, kwargs }: PayloadValues): unknown[] {
  if (Object.keys(kwargs).length > 0) return [args, kwargs];
  return args.length > 0 ? [args] : [];
}

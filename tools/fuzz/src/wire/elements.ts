import { messageSchema } from "@junctor/core";
import type { Serializer } from "@junctor/core";

/** A message as it stands on the wire: a list, element 0 the type code. */
export type Elements = readonly unknown[];

/** The empty list; no payload encodes to it. */
const EMPTY_LIST = { json: [0x5b, 0x5d], msgpack: [0x90], cbor: [0x80] } as const;

/** Encodes any list, legal message or not: an argument list is encoded like a message, and nobody checks what is in it. */
export function encodeElements(serializer: Serializer, elements: Elements): Uint8Array {
  if (elements.length === 0) return Uint8Array.from(EMPTY_LIST[serializer.name]);
  return serializer.encodePayload({ args: elements, kwargs: {} }).bytes;
}

/**
 * The elements of a message of the router. A payload with values that only one serializer knows goes from peer to peer
 * unread, so what cannot be decoded is left out. What is no message at all gets a type code that no message has.
 */
export function readElements(serializer: Serializer, bytes: Uint8Array): Elements {
  try {
    return serializer.decodePayload({ serializer: serializer.name, count: 1, bytes }).args;
  } catch {
    return readEnvelope(serializer, bytes);
  }
}

function readEnvelope(serializer: Serializer, bytes: Uint8Array): Elements {
  try {
    const message = serializer.decode(bytes);
    const keys = Object.keys(messageSchema[message.type].fields) as (keyof typeof message)[];
    return [message.type, ...keys.map((key) => message[key])];
  } catch (error) {
    return [-1, String(error), Buffer.from(bytes).toString("hex")];
  }
}

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

/** The list that `bytes` encode. */
export function decodeElements(serializer: Serializer, bytes: Uint8Array): Elements {
  return serializer.decodePayload({ serializer: serializer.name, count: 1, bytes }).args;
}

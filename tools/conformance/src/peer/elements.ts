import type { Serializer } from "@junctor/core";

/** A message as it stands on the wire: a list, element 0 the type code. */
export type Elements = readonly unknown[];

/** The empty list; no payload encodes to it. */
const EMPTY_LIST = { json: [0x5b, 0x5d], msgpack: [0x90], cbor: [0x80] } as const;

/**
 * Encodes any list, legal message or not, with a serializer of ours: an argument list is encoded
 * like a message, and nobody checks what is in it.
 */
export function encodeElements(serializer: Serializer, elements: Elements): Uint8Array {
  if (elements.length === 0) return Uint8Array.from(EMPTY_LIST[serializer.name]);
  const encoded = serializer.encodePayload({ args: elements, kwargs: {} });
  if (encoded.count !== 1) throw new Error("an argument list alone must encode to one element");
  return encoded.bytes;
}

/** The list that `bytes` encode. */
export function decodeElements(serializer: Serializer, bytes: Uint8Array): unknown[] {
  return [...serializer.decodePayload({ serializer: serializer.name, count: 1, bytes }).args];
}

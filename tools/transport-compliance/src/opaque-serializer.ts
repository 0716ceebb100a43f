import type { Serializer, SerializerName } from "@junctor/core";

/** A serializer that a transport can name but not use: transports carry bytes and never read them. */
export function opaqueSerializer(name: SerializerName): Serializer {
  const refuse = () => {
    throw new Error("a transport must not use a serializer");
  };
  return {
    name,
    binary: name !== "json",
    decode: refuse,
    encode: refuse,
    decodePayload: refuse,
    encodePayload: refuse,
  };
}

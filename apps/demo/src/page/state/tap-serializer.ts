import type { Message, Serializer } from "@junctor/core";

/** What a tap is told: every message, with the bytes that carry it. */
export interface TapListener {
  sent(message: Message, bytes: Uint8Array): void;
  received(message: Message, bytes: Uint8Array): void;
}

/** A serializer that does what `serializer` does and tells what passes through it. */
export function tapSerializer(serializer: Serializer, listener: TapListener): Serializer {
  return {
    name: serializer.name,
    binary: serializer.binary,
    decode(bytes) {
      const message = serializer.decode(bytes);
      listener.received(message, bytes);
      return message;
    },
    encode(message) {
      const bytes = serializer.encode(message);
      listener.sent(message, bytes);
      return bytes;
    },
    decodePayload: (encoded) => serializer.decodePayload(encoded),
    encodePayload: (values) => serializer.encodePayload(values),
  };
}

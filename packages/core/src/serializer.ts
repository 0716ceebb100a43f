import type { Message } from "./messages.ts";
import type { EncodedPayload, PayloadValues } from "./payload.ts";

/** The serializers WAMP names and Junctor speaks. */
export type SerializerName = "json" | "msgpack" | "cbor";

/** Turns messages into bytes and back. Stateless: one instance serves any number of connections. */
export interface Serializer {
  /** Two serializers of the same name read each other's bytes. */
  readonly name: SerializerName;
  /** Whether WebSocket carries its messages in binary frames (spec: BP-WS-02). */
  readonly binary: boolean;

  /**
   * Reads one message. Its payload is checked for well-formedness and stays encoded.
   * @throws {ProtocolError} if the bytes are not one well-formed, correctly typed message.
   */
  decode(bytes: Uint8Array): Message;

  /**
   * Writes one message; a payload already encoded for this serializer is spliced in unchanged.
   * @throws {PayloadError} if the payload cannot be expressed in this serializer.
   */
  encode(message: Message): Uint8Array;

  /** Reads the values of a payload encoded by a serializer of this name. */
  decodePayload(encoded: EncodedPayload): PayloadValues;

  /**
   * Encodes payload values.
   * @throws {PayloadError} if a value cannot be expressed in this serializer.
   */
  encodePayload(values: PayloadValues): EncodedPayload;
}


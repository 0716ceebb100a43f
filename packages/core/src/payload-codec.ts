/** The serializers WAMP names and Junctor speaks. */
export type SerializerName = "json" | "msgpack" | "cbor";

/** Positional and keyword arguments, decoded. */
export interface PayloadValues {
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [key: string]: unknown };
}

/**
 * Arguments and ArgumentsKw as they stand in a message, still encoded and known to be well-formed:
 * `count` elements (0 to 2) whose encodings follow one another in `bytes`
 * (in JSON separated by a comma; none before the first or after the last).
 */
export interface EncodedPayload {
  readonly serializer: SerializerName;
  readonly count: number;
  readonly bytes: Uint8Array;
}

/** The part of a serializer that turns payloads into bytes and back. */
export interface PayloadCodec {
  /** Two serializers of the same name read each other's bytes. */
  readonly name: SerializerName;

  /**
   * Reads the values of a payload encoded by a serializer of this name.
   * @throws {PayloadError} if it has values that only this serializer knows.
   */
  decodePayload(encoded: EncodedPayload): PayloadValues;

  /**
   * Encodes payload values.
   * @throws {PayloadError} if a value cannot be expressed in this serializer.
   */
  encodePayload(values: PayloadValues): EncodedPayload;
}

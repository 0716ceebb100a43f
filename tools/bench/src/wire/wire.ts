/** A serializer as WAMP names it. */
export type SerializerName = "json" | "msgpack" | "cbor";

/** What the load generator needs of a serializer: it recognises messages without parsing them. */
export interface Wire {
  readonly name: SerializerName;
  /** Whether WebSocket carries it in binary frames. */
  readonly binary: boolean;
  /** Encodes a whole message; only for messages sent once, and for templates. */
  encode(message: readonly unknown[]): Buffer;
  /** The message type code of the message that begins at `start`. */
  typeAt(bytes: Buffer, start: number): number;
  /** Where the second element, usually an id, begins. */
  idAt(bytes: Buffer, start: number): number;
  /** Where the integer that begins at `at` ends. */
  idEnd(bytes: Buffer, at: number): number;
  /** The integer that begins at `at`; exact below 2^32. */
  readId(bytes: Buffer, at: number): number;
  /** How many octets `id` takes. */
  idLength(id: number): number;
  /** Writes `id`, which is below 2^32, at `at`. */
  writeId(out: Buffer, at: number, id: number): void;
}

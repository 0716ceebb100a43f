import type { FrameHead } from "./frame-head.ts";
import type { Message } from "./messages.ts";
import type { PayloadCodec } from "./payload-codec.ts";

/** Turns messages into bytes and back. Stateless: one instance serves any number of connections. */
export interface Serializer extends PayloadCodec {
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

  /**
   * As `encode`, with the head of a frame in front, which saves a copy. Default: not possible.
   * @throws {PayloadError} if the payload cannot be expressed in this serializer.
   */
  encodeFrame?(message: Message, head: FrameHead): Uint8Array;
}

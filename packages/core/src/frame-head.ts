/** What stands in front of a message in its frame, so that a serializer can write message and frame in one. */
export interface FrameHead {
  /** Its octets, for a message of `length` octets. */
  size(length: number): number;
  /** Writes it to the start of the frame of a message of `length` octets. */
  write(frame: Uint8Array, length: number): void;
  /** The octets of the message in a frame. */
  messageLength(frame: Uint8Array): number;
}

import { allocBytes, encodeUtf8 } from "../bytes.ts";
import type { FrameHead } from "../frame-head.ts";

/** Fills bytes whose greatest length is known beforehand. */
export class BinaryWriter {
  readonly #bytes: Uint8Array;
  readonly #head: FrameHead | undefined;
  readonly #start: number;
  #at: number;

  /**
   * @param length the most octets that will be written
   * @param head what goes in front of them
   */
  constructor(length: number, head?: FrameHead) {
    const room = head === undefined ? 0 : head.size(length);
    this.#bytes = allocBytes(room + length);
    this.#head = head;
    this.#start = room;
    this.#at = room;
  }

  octet(value: number): void {
    this.#bytes[this.#at++] = value;
  }

  /** Writes a big-endian unsigned integer of up to four octets. */
  uint(value: number, octets: number): void {
    for (let shift = 8 * octets - 8; shift >= 0; shift -= 8) this.octet((value >>> shift) & 0xff);
  }

  /** Writes a big-endian unsigned integer up to 2^53 in eight octets. */
  uint64(value: number): void {
    this.uint(Math.floor(value / 2 ** 32), 4);
    this.uint(value, 4);
  }

  /** Writes text as UTF-8, of which it takes `length` octets. */
  text(text: string, length: number): void {
    if (length !== text.length) return this.raw(encodeUtf8(text));
    for (let at = 0; at < length; at++) this.#bytes[this.#at++] = text.charCodeAt(at);
  }

  /** Writes bytes as they are. */
  raw(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** What has been written, with the head. */
  finish(): Uint8Array {
    if (this.#head === undefined) return this.#bytes.subarray(0, this.#at);
    const length = this.#at - this.#start;
    const frame = this.#bytes.subarray(this.#start - this.#head.size(length), this.#at);
    this.#head.write(frame, length);
    return frame;
  }
}

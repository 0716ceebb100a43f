import { ProtocolError } from "../errors.ts";
import { isUtf8 } from "../is-utf8.ts";

const PROTO = "__proto__";

/**
 * What MessagePack and CBOR have in common for a walk over bytes that checks without building values.
 * Every method throws `ProtocolError` on bytes that are not well-formed.
 */
export abstract class BinaryScanner {
  readonly bytes: Uint8Array;
  at = 0;
  /** Whether something was passed that only our own reader reads faithfully, not the library. */
  delicate = false;
  /** Whether something was passed that is no plain data: extension types, tags. */
  foreign = false;
  readonly #format: string;
  readonly #maxDepth: number;

  constructor(bytes: Uint8Array, format: string, maxDepth: number) {
    this.bytes = bytes;
    this.#format = format;
    this.#maxDepth = maxDepth;
  }

  /** Passes over one value; `depth` is the number of containers around it. */
  abstract skipValue(depth: number): void;

  /** The octet at the current position, without passing it. */
  peek(): number {
    if (this.at >= this.bytes.length) throw this.cutOff();
    return this.bytes[this.at] as number;
  }

  /** Passes over the next octet. */
  octet(): number {
    const octet = this.peek();
    this.at++;
    return octet;
  }

  /** Passes over a big-endian unsigned integer; above 2^53 it is rounded. */
  uint(octets: number): number {
    let value = 0;
    const end = this.at + octets;
    if (end > this.bytes.length) throw this.cutOff();
    while (this.at < end) value = value * 256 + (this.bytes[this.at++] as number);
    return value;
  }

  /** Passes over `length` octets. */
  skip(length: number): void {
    if (length > this.bytes.length - this.at) throw this.cutOff();
    this.at += length;
  }

  /** Passes over `length` octets of text. */
  skipText(length: number): void {
    const start = this.at;
    this.skip(length);
    if (!isUtf8(this.bytes, start, this.at)) throw this.malformed("invalid UTF-8");
    if (length >= 3 && this.bytes[start] === 0xef && this.bytes[start + 1] === 0xbb) this.delicate = true;
  }

  /** Notes a dict key that the libraries rename. */
  noteKey(start: number, end: number): void {
    if (end - start !== PROTO.length) return;
    for (let index = 0; index < PROTO.length; index++) {
      if (this.bytes[start + index] !== PROTO.charCodeAt(index)) return;
    }
    this.delicate = true;
  }

  /** Checks the depth of a container. */
  enter(depth: number): void {
    if (depth > this.#maxDepth) throw new ProtocolError(`nested more than ${this.#maxDepth} levels deep`);
  }

  /** The error for bytes that are not well-formed. */
  malformed(what: string): ProtocolError {
    return new ProtocolError(`invalid ${this.#format}: ${what} at octet ${this.at}`);
  }

  /** The error for bytes that end too early. */
  cutOff(): ProtocolError {
    return new ProtocolError(`invalid ${this.#format}: the message ends too early`);
  }
}

import { readInteger64 } from "../binary/read-integer64.ts";
import { readUtf8 } from "../bytes.ts";
import type { ElementReader } from "../decode-message.ts";
import { EMPTY_DICT } from "../dict.ts";
import { ProtocolError } from "../errors.ts";
import { CborScanner } from "./cbor-scanner.ts";
import { decodeValue } from "./decode-value.ts";

const EMPTY_LIST_HEAD = 0x80;
const EMPTY_DICT_HEAD = 0xa0;
const BREAK = 0xff;

/** Walks over the elements of a message in CBOR. */
export class CborReader implements ElementReader {
  readonly bytes: Uint8Array;
  readonly #scanner: CborScanner;
  /** Elements in the message, and how many of them were found. */
  #count: number | undefined;
  #found = 0;

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.bytes = bytes;
    this.#scanner = new CborScanner(bytes, maxDepth);
  }

  get at(): number {
    return this.#scanner.at;
  }

  next(): boolean {
    this.#count ??= this.#openList();
    if (this.#scanner.more(this.#count, this.#found)) {
      this.#found++;
      return true;
    }
    if (this.at < this.bytes.length) throw new ProtocolError("more than one message in a CBOR frame");
    return false;
  }

  kind(): "list" | "dict" | "other" {
    const major = this.#scanner.peek() >> 5;
    return major === 4 ? "list" : major === 5 ? "dict" : "other";
  }

  read(): unknown {
    const head = this.#scanner.peek();
    if (head === EMPTY_DICT_HEAD) {
      this.#scanner.at++;
      return EMPTY_DICT;
    }
    if (head < 0x1c) return this.#readInteger();
    return head >= 0x60 && head < 0x7c ? this.#readText() : this.#readOther();
  }

  skip(): boolean {
    const start = this.at;
    this.#scanner.skipValue(1);
    return this.#isEmpty(start);
  }

  #openList(): number {
    if (this.kind() !== "list") throw new ProtocolError("a CBOR message must be a list");
    return this.#scanner.argument(this.#scanner.octet());
  }

  #readInteger(): number | bigint {
    const scanner = this.#scanner;
    const head = scanner.octet();
    return head === 0x1b ? readInteger64(scanner) : scanner.argument(head);
  }

  #readText(): string {
    const scanner = this.#scanner;
    const length = scanner.argument(scanner.octet());
    const start = this.at;
    scanner.skipText(length);
    return readUtf8(this.bytes, start, this.at);
  }

  #readOther(): unknown {
    const scanner = this.#scanner;
    const start = this.at;
    scanner.skipValue(1);
    if (scanner.foreign) throw new ProtocolError("tags are only allowed in the payload");
    return decodeValue(this.bytes.subarray(start, this.at), scanner.delicate);
  }

  /** Whether the list or dict from `start` up to the current position has no elements, in whatever form. */
  #isEmpty(start: number): boolean {
    const head = this.bytes[start] as number;
    if (head === EMPTY_LIST_HEAD || head === EMPTY_DICT_HEAD) return true;
    const info = head & 0x1f;
    if (info < 24) return false;
    if (info === 31) return this.bytes[start + 1] === BREAK;
    const end = start + 1 + (1 << (info - 24));
    return end === this.at && this.bytes.subarray(start + 1, end).every((octet) => octet === 0);
  }
}

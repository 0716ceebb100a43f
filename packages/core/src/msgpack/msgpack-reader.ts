import type { ElementReader } from "../decode-message.ts";
import { EMPTY_DICT } from "../dict.ts";
import { ProtocolError } from "../errors.ts";
import { readInteger64 } from "../binary/read-integer64.ts";
import { readUtf8 } from "../bytes.ts";
import { MsgpackScanner } from "./msgpack-scanner.ts";
import { unpackValue } from "./unpack-value.ts";

/** Walks over the elements of a message in MessagePack. */
export class MsgpackReader implements ElementReader {
  readonly bytes: Uint8Array;
  readonly #scanner: MsgpackScanner;
  /** Elements still to come; -1 before the first. */
  #left = -1;

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.bytes = bytes;
    this.#scanner = new MsgpackScanner(bytes, maxDepth);
  }

  get at(): number {
    return this.#scanner.at;
  }

  next(): boolean {
    if (this.#left === -1) this.#left = this.#openList();
    if (this.#left > 0) {
      this.#left--;
      return true;
    }
    if (this.at < this.bytes.length) throw new ProtocolError("more than one message in a MessagePack frame");
    return false;
  }

  kind(): "list" | "dict" | "other" {
    const token = this.#scanner.peek();
    if ((token & 0xf0) === 0x90 || token === 0xdc || token === 0xdd) return "list";
    return (token & 0xf0) === 0x80 || token === 0xde || token === 0xdf ? "dict" : "other";
  }

  read(): unknown {
    const scanner = this.#scanner;
    const token = scanner.peek();
    if (token >= 0xcc && token <= 0xcf) return this.#readInteger(token);
    if (token < 0x80) return scanner.octet();
    if ((token & 0xe0) === 0xa0 || (token >= 0xd9 && token <= 0xdb)) return this.#readString();
    if (token !== 0x80) return this.#readOther();
    scanner.at++;
    return EMPTY_DICT;
  }

  skip(): boolean {
    const scanner = this.#scanner;
    const start = this.at;
    scanner.skipValue(1);
    return this.bytes[start] === 0x80 || this.bytes[start] === 0x90 || isEmptyLong(this.bytes, start);
  }

  #openList(): number {
    const scanner = this.#scanner;
    if (this.kind() !== "list") throw new ProtocolError("a MessagePack message must be a list");
    const token = scanner.octet();
    return token < 0xa0 ? token & 0x0f : scanner.uint(token === 0xdc ? 2 : 4);
  }

  #readInteger(token: number): number | bigint {
    const scanner = this.#scanner;
    scanner.at++;
    return token === 0xcf ? readInteger64(scanner) : scanner.uint(1 << (token - 0xcc));
  }

  #readString(): string {
    const scanner = this.#scanner;
    const token = scanner.octet();
    const length = token <= 0xbf ? token & 0x1f : scanner.uint(1 << (token - 0xd9));
    const start = this.at;
    scanner.skipText(length);
    return readUtf8(this.bytes, start, this.at);
  }

  #readOther(): unknown {
    const scanner = this.#scanner;
    const start = this.at;
    scanner.skipValue(1);
    if (scanner.foreign) throw new ProtocolError("extension types are only allowed in the payload");
    return unpackValue(this.bytes.subarray(start, this.at), scanner.delicate);
  }
}

/** Whether the list or dict at `at`, in a form longer than need be, has no elements. */
function isEmptyLong(bytes: Uint8Array, at: number): boolean {
  const token = bytes[at] as number;
  if (token < 0xdc || token > 0xdf) return false;
  const end = at + (token === 0xdc || token === 0xde ? 3 : 5);
  return bytes.subarray(at + 1, end).every((octet) => octet === 0);
}

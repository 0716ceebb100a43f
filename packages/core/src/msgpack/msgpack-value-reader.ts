import { readFloat } from "../binary/read-float.ts";
import { readInteger64, readSigned64 } from "../binary/read-integer64.ts";
import { setEntry } from "../binary/set-entry.ts";
import { copyBytes, readUtf8 } from "../bytes.ts";
import { MsgpackScanner } from "./msgpack-scanner.ts";

/** Reads plain data that a `MsgpackScanner` has admitted, exactly as it was sent. */
export class MsgpackValueReader extends MsgpackScanner {
  constructor(bytes: Uint8Array) {
    super(bytes, Infinity);
  }

  read(): unknown {
    const token = this.octet();
    if (token < 0x80) return token;
    if (token < 0x90) return this.#readDict(token & 0x0f);
    if (token < 0xa0) return this.#readList(token & 0x0f);
    if (token < 0xc0) return this.#readText(token & 0x1f);
    if (token >= 0xe0) return token - 0x100;
    return this.#readLong(token);
  }

  #readLong(token: number): unknown {
    if (token === 0xc0) return null;
    if (token <= 0xc3) return token === 0xc3;
    if (token <= 0xc6) return this.#readBinary(this.uint(1 << (token - 0xc4)));
    if (token <= 0xcb) return readFloat(this, token === 0xca ? 4 : 8);
    if (token <= 0xce) return this.uint(1 << (token - 0xcc));
    if (token === 0xcf) return readInteger64(this);
    if (token === 0xd3) return readSigned64(this);
    if (token === 0xd4) return this.#readUndefined();
    if (token <= 0xd2) return this.#readSigned(1 << (token - 0xd0));
    if (token <= 0xdb) return this.#readText(this.uint(1 << (token - 0xd9)));
    if (token <= 0xdd) return this.#readList(this.uint(2 << (token - 0xdc)));
    return this.#readDict(this.uint(2 << (token - 0xde)));
  }

  /** The one extension that the scan admits as plain data. */
  #readUndefined(): undefined {
    this.at += 2;
    return undefined;
  }

  #readList(count: number): unknown[] {
    const list: unknown[] = [];
    for (let index = 0; index < count; index++) list.push(this.read());
    return list;
  }

  #readDict(count: number): { [key: string]: unknown } {
    const dict: { [key: string]: unknown } = {};
    for (let index = 0; index < count; index++) {
      const key = this.read() as string;
      setEntry(dict, key, this.read());
    }
    return dict;
  }

  #readText(length: number): string {
    const start = this.at;
    this.at += length;
    return readUtf8(this.bytes, start, this.at);
  }

  #readBinary(length: number): Uint8Array {
    const start = this.at;
    this.at += length;
    return copyBytes(this.bytes, start, this.at);
  }

  #readSigned(octets: number): number {
    const value = this.uint(octets);
    const limit = 2 ** (8 * octets);
    return value >= limit / 2 ? value - limit : value;
  }
}

import { BinaryScanner } from "../binary/binary-scanner.ts";

/** Passes over MessagePack (spec version 5, with distinct str and bin). */
export class MsgpackScanner extends BinaryScanner {
  constructor(bytes: Uint8Array, maxDepth: number) {
    super(bytes, "MessagePack", maxDepth);
  }

  skipValue(depth: number): void {
    const token = this.octet();
    if (token < 0x80 || token >= 0xe0) return;
    if (token < 0x90) this.#skipDict(token & 0x0f, depth + 1);
    else if (token < 0xa0) this.#skipList(token & 0x0f, depth + 1);
    else if (token < 0xc0) this.skipText(token & 0x1f);
    else this.#skipLong(token, depth);
  }

  #skipLong(token: number, depth: number): void {
    if (token === 0xc0 || token === 0xc2 || token === 0xc3) return;
    if (token === 0xc1) throw this.malformed("the reserved octet 0xc1");
    if (token <= 0xc6) this.#skipBinary(token);
    else if (token <= 0xc9) this.#skipExtension(this.uint(1 << (token - 0xc7)));
    else if (token <= 0xd3) this.#skipNumber(token);
    else if (token === 0xd4 && this.#isUndefined()) this.#skipUndefined();
    else if (token <= 0xd8) this.#skipExtension(1 << (token - 0xd4));
    else if (token <= 0xdb) this.skipText(this.uint(1 << (token - 0xd9)));
    else if (token <= 0xdd) this.#skipList(this.uint(2 << (token - 0xdc)), depth + 1);
    else this.#skipDict(this.uint(2 << (token - 0xde)), depth + 1);
  }

  #skipBinary(token: number): void {
    this.delicate = true;
    this.skip(this.uint(1 << (token - 0xc4)));
  }

  #skipNumber(token: number): void {
    if (token <= 0xcb) return this.skip(token === 0xca ? 4 : 8);
    const octets = 1 << ((token - 0xcc) & 3);
    if (octets === 8) this.delicate = true;
    this.skip(octets);
  }

  /** MessagePack has no undefined; msgpackr, and wampy with it, write extension type 0 of one zero octet. */
  #isUndefined(): boolean {
    return this.bytes[this.at] === 0 && this.bytes[this.at + 1] === 0;
  }

  #skipUndefined(): void {
    this.delicate = true;
    this.at += 2;
  }

  /** One octet names the extension type. */
  #skipExtension(length: number): void {
    this.foreign = true;
    this.skip(length + 1);
  }

  #skipList(count: number, depth: number): void {
    this.enter(depth);
    for (let index = 0; index < count; index++) this.skipValue(depth);
  }

  #skipDict(count: number, depth: number): void {
    this.enter(depth);
    for (let index = 0; index < count; index++) {
      this.#skipKey();
      this.skipValue(depth);
    }
  }

  #skipKey(): void {
    const token = this.peek();
    if ((token < 0xa0 || token > 0xbf) && (token < 0xd9 || token > 0xdb))
      throw this.malformed("a dict key that is no string");
    this.at++;
    const length = token <= 0xbf ? token & 0x1f : this.uint(1 << (token - 0xd9));
    const start = this.at;
    this.skipText(length);
    this.noteKey(start, this.at);
  }
}

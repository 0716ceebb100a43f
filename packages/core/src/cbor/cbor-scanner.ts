import { BinaryScanner } from "../binary/binary-scanner.ts";

/** What the count of a list, dict or string is when its end is marked by a break. */
export const INDEFINITE = -1;

const BREAK = 0xff;
/** Tag 64, a byte string (RFC 8746): the only tag that is plain data. */
const TAG_BYTES = 64;

/** Passes over CBOR (RFC 8949). */
export class CborScanner extends BinaryScanner {
  constructor(bytes: Uint8Array, maxDepth: number) {
    super(bytes, "CBOR", maxDepth);
  }

  skipValue(depth: number): void {
    const head = this.octet();
    switch (head >> 5) {
      case 0:
      case 1:
        return this.#skipInteger(head);
      case 2:
        return this.#skipBinary(head);
      case 3:
        return this.#skipText(head);
      case 4:
        return this.#skipList(head, depth + 1);
      case 5:
        return this.#skipDict(head, depth + 1);
      case 6:
        return this.#skipTagged(head, depth);
      default:
        return this.#skipSimple(head & 0x1f);
    }
  }

  /** Passes over the argument of a head: a number, or `INDEFINITE`. */
  argument(head: number): number {
    const info = head & 0x1f;
    if (info < 24) return info;
    if (info < 28) return this.uint(1 << (info - 24));
    if (info < 31) throw this.malformed("a reserved head");
    return INDEFINITE;
  }

  /** Whether there is one more element in a container of `count` elements. Passes over the break. */
  more(count: number, index: number): boolean {
    if (count !== INDEFINITE) return index < count;
    if (this.peek() !== BREAK) return true;
    this.at++;
    return false;
  }

  #skipInteger(head: number): void {
    if ((head & 0x1f) === 27) this.delicate = true;
    if (this.argument(head) === INDEFINITE) throw this.malformed("an integer without a length");
  }

  #skipBinary(head: number): void {
    this.delicate = true;
    const length = this.argument(head);
    if (length !== INDEFINITE) return this.skip(length);
    while (this.more(INDEFINITE, 0)) this.skip(this.#chunkLength(2));
  }

  #skipText(head: number): void {
    const length = this.argument(head);
    if (length !== INDEFINITE) return this.skipText(length);
    this.delicate = true;
    while (this.more(INDEFINITE, 0)) this.skipText(this.#chunkLength(3));
  }

  /** The chunks of a string are strings of the same type and of definite length. */
  #chunkLength(major: number): number {
    const head = this.octet();
    const length = this.argument(head);
    if (head >> 5 !== major || length === INDEFINITE) throw this.malformed("a chunk of another type");
    return length;
  }

  #skipList(head: number, depth: number): void {
    this.enter(depth);
    const count = this.argument(head);
    for (let index = 0; this.more(count, index); index++) this.skipValue(depth);
  }

  #skipDict(head: number, depth: number): void {
    this.enter(depth);
    const count = this.argument(head);
    for (let index = 0; this.more(count, index); index++) {
      this.#skipKey();
      this.skipValue(depth);
    }
  }

  #skipKey(): void {
    if (this.peek() >> 5 !== 3) throw this.malformed("a dict key that is no string");
    const head = this.octet();
    if ((head & 0x1f) === 31) return this.#skipText(head);
    const length = this.argument(head);
    const start = this.at;
    this.skipText(length);
    this.noteKey(start, this.at);
  }

  /** Tags may follow one another; they do not nest containers. */
  #skipTagged(head: number, depth: number): void {
    this.delicate = true;
    let tag = this.#tag(head);
    while (this.peek() >> 5 === 6) {
      this.foreign = true;
      tag = this.#tag(this.octet());
    }
    if (tag !== TAG_BYTES || this.peek() >> 5 !== 2) this.foreign = true;
    this.skipValue(depth);
  }

  #tag(head: number): number {
    const tag = this.argument(head);
    if (tag === INDEFINITE) throw this.malformed("a tag without a number");
    return tag;
  }

  #skipSimple(info: number): void {
    if (info >= 20 && info <= 23) return;
    if (info >= 25 && info <= 27) return this.skip(1 << (info - 24));
    if (info > 24) throw this.malformed("a reserved head or an unexpected break");
    if (info === 24 && this.octet() < 32) throw this.malformed("a simple value in a longer form");
    this.foreign = true;
  }
}

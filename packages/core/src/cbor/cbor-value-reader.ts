import { readFloat } from "../binary/read-float.ts";
import { narrow, readInteger64 } from "../binary/read-integer64.ts";
import { setEntry } from "../binary/set-entry.ts";
import { concatBytes, copyBytes, readUtf8 } from "../bytes.ts";
import { CborScanner, INDEFINITE } from "./cbor-scanner.ts";

/** Reads plain data that a `CborScanner` has admitted, exactly as it was sent. */
export class CborValueReader extends CborScanner {
  constructor(bytes: Uint8Array) {
    super(bytes, Infinity);
  }

  read(): unknown {
    const head = this.octet();
    switch (head >> 5) {
      case 0:
        return this.#readUnsigned(head);
      case 1:
        return narrow(-1n - BigInt(this.#readUnsigned(head)));
      case 2:
        return this.#readBinary(head);
      case 3:
        return this.#readText(head);
      case 4:
        return this.#readList(head);
      case 5:
        return this.#readDict(head);
      case 6:
        return this.#readTagged(head);
      default:
        return this.#readSimple(head & 0x1f);
    }
  }

  #readUnsigned(head: number): number | bigint {
    return (head & 0x1f) === 27 ? readInteger64(this) : this.argument(head);
  }

  #readBinary(head: number): Uint8Array {
    const length = this.argument(head);
    if (length === INDEFINITE) return this.#readBinaryChunks();
    const start = this.at;
    this.at += length;
    return copyBytes(this.bytes, start, this.at);
  }

  #readBinaryChunks(): Uint8Array {
    const chunks: Uint8Array[] = [];
    while (this.more(INDEFINITE, 0)) chunks.push(this.#readBinary(this.octet()));
    const whole = concatBytes(chunks);
    return copyBytes(whole, 0, whole.length);
  }

  #readText(head: number): string {
    const length = this.argument(head);
    if (length === INDEFINITE) return this.#readTextChunks();
    const start = this.at;
    this.at += length;
    return readUtf8(this.bytes, start, this.at);
  }

  #readTextChunks(): string {
    let text = "";
    while (this.more(INDEFINITE, 0)) text += this.#readText(this.octet());
    return text;
  }

  #readList(head: number): unknown[] {
    const list: unknown[] = [];
    const count = this.argument(head);
    while (this.more(count, list.length)) list.push(this.read());
    return list;
  }

  #readDict(head: number): { [key: string]: unknown } {
    const dict: { [key: string]: unknown } = {};
    const count = this.argument(head);
    for (let index = 0; this.more(count, index); index++) {
      const key = this.#readText(this.octet());
      setEntry(dict, key, this.read());
    }
    return dict;
  }

  /** The scan has admitted tag 64 only. */
  #readTagged(head: number): unknown {
    this.argument(head);
    return this.read();
  }

  #readSimple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21;
    if (info === 22) return null;
    return info === 23 ? undefined : readFloat(this, 1 << (info - 24));
  }
}

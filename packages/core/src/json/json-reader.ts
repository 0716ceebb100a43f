import { readAscii, readUtf8 } from "../bytes.ts";
import type { ElementReader } from "../decode-message.ts";
import { EMPTY_DICT } from "../dict.ts";
import { ProtocolError } from "../errors.ts";
import { MAX_ID } from "../ids.ts";
import { JsonScanner } from "./json-scanner.ts";
import { parseJson } from "./parse-json.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_DICT = 0x7b;

/** Digits of an integer that is exact as a JavaScript number whatever they are. */
const EXACT_DIGITS = 15;
/** 2^53 without its last digit, and that digit. */
const MAX_ID_TENS = Math.floor(MAX_ID / 10);
const MAX_ID_UNITS = MAX_ID % 10;

/** Walks over the elements of a message in JSON. */
export class JsonReader implements ElementReader {
  readonly bytes: Uint8Array;
  readonly #scanner: JsonScanner;
  #started = false;

  constructor(bytes: Uint8Array, maxDepth: number) {
    this.bytes = bytes;
    this.#scanner = new JsonScanner(bytes, maxDepth);
  }

  get at(): number {
    return this.#scanner.at;
  }

  next(): boolean {
    const scanner = this.#scanner;
    scanner.skipSpace();
    const octet = scanner.peek();
    if (octet === CLOSE_LIST && this.#started) return this.#end();
    if (octet !== (this.#started ? COMMA : OPEN_LIST)) throw this.#misplaced();
    scanner.at++;
    scanner.skipSpace();
    if (!this.#started && scanner.peek() === CLOSE_LIST) return this.#end();
    this.#started = true;
    return true;
  }

  kind(): "list" | "dict" | "other" {
    const octet = this.#scanner.peek();
    return octet === OPEN_LIST ? "list" : octet === OPEN_DICT ? "dict" : "other";
  }

  read(): unknown {
    const octet = this.#scanner.peek();
    if (octet === QUOTE) return this.#readString();
    if (octet === OPEN_DICT) return this.#readDict();
    if (octet === MINUS || (octet >= 0x30 && octet <= 0x39)) return this.#readNumber();
    const start = this.at;
    this.#scanner.skipValue(1);
    return parseJson(readUtf8(this.bytes, start, this.at));
  }

  skip(): boolean {
    return this.kind() === "list" ? this.#scanner.skipList(2) : this.#scanner.skipDict(2);
  }

  #readString(): string {
    const scanner = this.#scanner;
    const start = this.at;
    scanner.skipString();
    if (scanner.escaped) return JSON.parse(readUtf8(this.bytes, start, this.at)) as string;
    return (scanner.ascii ? readAscii : readUtf8)(this.bytes, start + 1, this.at - 1);
  }

  #readDict(): unknown {
    const start = this.at;
    if (this.#scanner.skipDict(2)) return EMPTY_DICT;
    return parseJson(readUtf8(this.bytes, start, this.at));
  }

  #readNumber(): unknown {
    const start = this.at;
    const integer = this.#scanner.skipNumber();
    const length = this.at - start;
    if (integer && this.bytes[start] !== MINUS) {
      if (length <= EXACT_DIGITS) return this.#readDigits(start, this.at);
      if (length === EXACT_DIGITS + 1) return this.#readLongInteger(start);
    }
    return parseJson(readAscii(this.bytes, start, this.at));
  }

  /** Most global ids have 16 digits, so these need not be slow. */
  #readLongInteger(start: number): unknown {
    const tens = this.#readDigits(start, this.at - 1);
    const units = this.#readDigits(this.at - 1, this.at);
    if (tens < MAX_ID_TENS || (tens === MAX_ID_TENS && units <= MAX_ID_UNITS)) return tens * 10 + units;
    return parseJson(readAscii(this.bytes, start, this.at));
  }

  #readDigits(start: number, end: number): number {
    let value = 0;
    for (let at = start; at < end; at++) value = value * 10 + (this.bytes[at] as number) - 0x30;
    return value;
  }

  #end(): false {
    const scanner = this.#scanner;
    scanner.at++;
    scanner.skipSpace();
    if (scanner.at < this.bytes.length) throw new ProtocolError("more than one message in a JSON frame");
    return false;
  }

  #misplaced(): ProtocolError {
    return this.#started ? this.#scanner.unexpected() : new ProtocolError("a JSON message must be a list");
  }
}

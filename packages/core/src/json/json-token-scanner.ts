import { readUtf8 } from "../bytes.ts";
import { ProtocolError } from "../errors.ts";
import { skipUtf8 } from "../skip-utf8.ts";
import { isBase64 } from "./is-base64.ts";
import { skipPlain } from "./skip-plain.ts";

const QUOTE = 0x22;
const MINUS = 0x2d;
const DOT = 0x2e;
const BACKSLASH = 0x5c;

/** 1 for the octets that may follow a backslash. */
const escapes = Uint8Array.from({ length: 256 }, (_, octet) =>
  '"\\/bfnrtu'.includes(String.fromCharCode(octet)) ? 1 : 0,
);

/** Passes over the tokens of JSON text in UTF-8, as strictly as `JSON.parse`, without building values. */
export class JsonTokenScanner {
  readonly bytes: Uint8Array;
  at = 0;
  /** Whether the string passed last has escapes. */
  escaped = false;
  /** Whether the string passed last has no octets above 0x7F. */
  ascii = true;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The octet at the current position; 0, which is legal nowhere, at the end. */
  peek(): number {
    return this.at < this.bytes.length ? (this.bytes[this.at] as number) : 0;
  }

  skipSpace(): void {
    let octet = this.peek();
    while (octet <= 0x20 && (octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09)) {
      this.at++;
      octet = this.peek();
    }
  }

  /** Passes over a string and sets `escaped` and `ascii`. */
  skipString(): void {
    if (this.peek() !== QUOTE) throw this.unexpected();
    const bytes = this.bytes;
    let at = this.at + 1;
    this.escaped = false;
    this.ascii = true;
    for (;;) {
      at = skipPlain(bytes, at);
      const octet = at < bytes.length ? (bytes[at] as number) : 0;
      this.at = at;
      if (octet === QUOTE) break;
      if (octet === BACKSLASH) at = this.#skipEscape(at + 1);
      else if (octet >= 0x80) at = this.#skipWide(at);
      else throw this.unexpected();
    }
    this.at = at + 1;
  }

  /** Passes over a string value, which is binary if it starts with U+0000. */
  skipBinaryOrText(): void {
    const start = this.at;
    this.skipString();
    if (!this.escaped || this.bytes[start + 1] !== BACKSLASH || this.bytes[start + 2] !== 0x75) return;
    const text = JSON.parse(readUtf8(this.bytes, start, this.at)) as string;
    if (text.charCodeAt(0) === 0 && !isBase64(text.slice(1))) {
      throw new ProtocolError(`malformed Base64 in the binary string at octet ${start} of a JSON message`);
    }
  }

  /** Passes over a number; true if it is an integer literal. */
  skipNumber(): boolean {
    if (this.peek() === MINUS) this.at++;
    if (this.peek() === 0x30) this.at++;
    else this.#skipDigits();
    let integer = true;
    if (this.peek() === DOT) {
      integer = false;
      this.at++;
      this.#skipDigits();
    }
    if ((this.peek() | 0x20) === 0x65) {
      integer = false;
      this.at++;
      if (this.peek() === 0x2b || this.peek() === MINUS) this.at++;
      this.#skipDigits();
    }
    return integer;
  }

  /** Passes over `true`, `false` or `null`. */
  skipWord(word: string): void {
    for (let index = 0; index < word.length; index++) {
      if (this.peek() !== word.charCodeAt(index)) throw this.unexpected();
      this.at++;
    }
  }

  /** The error for what stands at the current position. */
  unexpected(): ProtocolError {
    if (this.at >= this.bytes.length) return new ProtocolError("invalid JSON: the message ends too early");
    const octet = this.peek().toString(16).padStart(2, "0");
    return new ProtocolError(`invalid JSON: unexpected 0x${octet} at octet ${this.at}`);
  }

  #skipDigits(): void {
    const bytes = this.bytes;
    let at = this.at;
    while (at < bytes.length && isDigit(bytes[at] as number)) at++;
    if (at === this.at) throw this.unexpected();
    this.at = at;
  }

  #skipEscape(at: number): number {
    this.escaped = true;
    this.at = at;
    const octet = this.peek();
    if (escapes[octet] !== 1) throw this.unexpected();
    this.at++;
    if (octet === 0x75) for (let digit = 0; digit < 4; digit++) this.#skipHexDigit();
    return this.at;
  }

  #skipHexDigit(): void {
    const octet = this.peek();
    const letter = octet | 0x20;
    if (!isDigit(octet) && (letter < 0x61 || letter > 0x66)) throw this.unexpected();
    this.at++;
  }

  #skipWide(at: number): number {
    this.ascii = false;
    const end = skipUtf8(this.bytes, at);
    if (end === at) throw this.unexpected();
    return end;
  }
}

function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39;
}

import { ProtocolError } from "../errors.ts";
import { JsonTokenScanner } from "./json-token-scanner.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_DICT = 0x7b;
const CLOSE_DICT = 0x7d;

/**
 * Passes over JSON values and checks them as strictly as `JSON.parse`, without building them:
 * grammar, UTF-8, depth, and the Base64 of binary strings (spec: TR-BIN-01, T17).
 */
export class JsonScanner extends JsonTokenScanner {
  readonly #maxDepth: number;

  constructor(bytes: Uint8Array, maxDepth: number) {
    super(bytes);
    this.#maxDepth = maxDepth;
  }

  /** Passes over one value; `depth` is the number of containers around it. */
  skipValue(depth: number): void {
    const octet = this.peek();
    if (octet === QUOTE) this.skipBinaryOrText();
    else if (octet === OPEN_DICT) this.skipDict(depth + 1);
    else if (octet === OPEN_LIST) this.skipList(depth + 1);
    else if (octet === 0x74) this.skipWord("true");
    else if (octet === 0x66) this.skipWord("false");
    else if (octet === 0x6e) this.skipWord("null");
    else this.skipNumber();
  }

  /** Passes over a list; true if it is empty. */
  skipList(depth: number): boolean {
    this.#enter(depth);
    if (this.#closes(CLOSE_LIST)) return true;
    do {
      this.skipSpace();
      this.skipValue(depth);
    } while (this.#continues(CLOSE_LIST));
    return false;
  }

  /** Passes over a dict; true if it is empty. */
  skipDict(depth: number): boolean {
    this.#enter(depth);
    if (this.#closes(CLOSE_DICT)) return true;
    do {
      this.skipSpace();
      this.skipString();
      this.skipSpace();
      if (this.peek() !== COLON) throw this.unexpected();
      this.at++;
      this.skipSpace();
      this.skipValue(depth);
    } while (this.#continues(CLOSE_DICT));
    return false;
  }

  #enter(depth: number): void {
    if (depth > this.#maxDepth) throw new ProtocolError(`nested more than ${this.#maxDepth} levels deep`);
    this.at++;
  }

  #closes(bracket: number): boolean {
    this.skipSpace();
    if (this.peek() !== bracket) return false;
    this.at++;
    return true;
  }

  #continues(bracket: number): boolean {
    if (this.#closes(bracket)) return false;
    if (this.peek() !== COMMA) throw this.unexpected();
    this.at++;
    return true;
  }
}

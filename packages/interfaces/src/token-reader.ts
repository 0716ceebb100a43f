import { IdlError } from "./idl-error.ts";
import type { IdlAttributes } from "./idl-file.ts";
import type { Token } from "./tokenize.ts";

/** Takes tokens one by one. Everything throws an `IdlError` at another token than it wants. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  /** @param tokens of which the last is the end. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token that comes next. */
  get next(): Token {
    return this.#tokens[Math.min(this.#at, this.#tokens.length - 1)] as Token;
  }

  /** Takes any token. */
  take(): Token {
    const { next } = this;
    this.#at++;
    return next;
  }

  /** Takes a word. */
  word(): Token {
    if (this.next.kind !== "word") throw this.unexpected("a name");
    return this.take();
  }

  /** Takes this very sign or word. */
  sign(text: string): void {
    if (!this.has(text)) throw this.unexpected(`"${text}"`);
  }

  /** Takes this very sign or word if it comes next. Returns whether it did. */
  has(text: string): boolean {
    if (this.next.kind === "string" || this.next.text !== text) return false;
    this.#at++;
    return true;
  }

  /** Takes everything up to a sign, and the sign. */
  list<Item>(end: string, item: () => Item): readonly Item[] {
    const items: Item[] = [];
    while (!this.has(end)) items.push(item());
    return items;
  }

  /** Takes `(name: value, name, ...)` if it comes next. */
  attributes(): IdlAttributes {
    if (!this.has("(")) return new Map();
    const entries = this.list(")", (): [string, string | true] => {
      const name = this.word().text;
      const value = this.has(":") ? this.take().text : true;
      if (this.next.text !== ")") this.sign(",");
      return [name, value];
    });
    return new Map(entries);
  }

  /** The error that says what was wanted. */
  unexpected(wanted: string): IdlError {
    return new IdlError(`expected ${wanted}, got ${this.next.text}`, this.next.line);
  }
}

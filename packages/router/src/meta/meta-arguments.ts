import { ErrorUri, isId, WampError } from "@junctor/core";
import type { PayloadValues } from "@junctor/core";

/**
 * The arguments of a call to a meta procedure. Each is found by its position or by its keyword; null counts as none.
 * Every reader throws a `WampError` `wamp.error.invalid_argument` if the argument is of another type.
 */
export class MetaArguments {
  readonly #values: PayloadValues;

  constructor(values: PayloadValues) {
    this.#values = values;
  }

  /** An id. */
  id(index: number, keyword: string): number {
    const value = this.#find(index, keyword);
    const id = typeof value === "bigint" ? Number(value) : value;
    if (!isId(id)) throw invalid(keyword, "an id");
    return id;
  }

  /** A string. */
  text(index: number, keyword: string): string {
    const value = this.optionalText(index, keyword);
    if (value === undefined) throw invalid(keyword, "a string");
    return value;
  }

  /** A string or nothing. */
  optionalText(index: number, keyword: string): string | undefined {
    return textOrNothing(this.#find(index, keyword), keyword);
  }

  /** A string that only a keyword can give, or nothing. */
  keyword(keyword: string): string | undefined {
    return textOrNothing(this.#findKeyword(keyword), keyword);
  }

  /** A list of strings or nothing. */
  optionalTexts(index: number, keyword: string): readonly string[] | undefined {
    const value = this.#find(index, keyword);
    if (value === undefined || isTexts(value)) return value;
    throw invalid(keyword, "a list of strings");
  }

  #find(index: number, keyword: string): unknown {
    return this.#values.args[index] ?? this.#findKeyword(keyword);
  }

  #findKeyword(keyword: string): unknown {
    const { kwargs } = this.#values;
    return Object.hasOwn(kwargs, keyword) ? (kwargs[keyword] ?? undefined) : undefined;
  }
}

function textOrNothing(value: unknown, keyword: string): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw invalid(keyword, "a string");
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function invalid(keyword: string, what: string): WampError {
  return new WampError(ErrorUri.INVALID_ARGUMENT, { args: [`${keyword} must be ${what}`] });
}

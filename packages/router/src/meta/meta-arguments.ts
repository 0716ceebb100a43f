import { EMPTY_DICT, ErrorUri, isDict, isId, WampError } from "@junctor/core";
import type { Dict, MatchPolicy, PayloadValues } from "@junctor/core";
import { matchPolicy } from "../match-policy.ts";

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
    const id = numberOf(this.#find(index, keyword));
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

  /** An id that only a keyword can give, or nothing. */
  keywordId(keyword: string): number | undefined {
    const value = numberOf(this.#findKeyword(keyword));
    if (value === undefined || isId(value)) return value;
    throw invalid(keyword, "an id");
  }

  /** An integer from 1 on, or nothing. */
  optionalCount(index: number, keyword: string): number | undefined {
    const value = numberOf(this.#find(index, keyword));
    if (value === undefined || isId(value)) return value;
    throw invalid(keyword, "an integer from 1 on");
  }

  /** A boolean that only a keyword can give; false if it gives none. */
  flag(keyword: string): boolean {
    const value = this.#findKeyword(keyword) ?? false;
    if (typeof value === "boolean") return value;
    throw invalid(keyword, "a boolean");
  }

  /** A list of strings or nothing. */
  optionalTexts(index: number, keyword: string): readonly string[] | undefined {
    const value = this.#find(index, keyword);
    if (value === undefined || isTexts(value)) return value;
    throw invalid(keyword, "a list of strings");
  }

  /** A list or nothing. */
  optionalList(index: number, keyword: string): readonly unknown[] | undefined {
    const value = this.#find(index, keyword);
    if (value === undefined || Array.isArray(value)) return value;
    throw invalid(keyword, "a list");
  }

  /** A dict or nothing. */
  optionalDict(index: number, keyword: string): Dict | undefined {
    const value = this.#find(index, keyword);
    if (value === undefined || isDict(value)) return value;
    throw invalid(keyword, "a dict");
  }

  /** The match policy in a dict of options, `exact` without either. */
  match(index: number, keyword: string): MatchPolicy {
    const match = matchPolicy(this.optionalDict(index, keyword) ?? EMPTY_DICT);
    if (match === undefined) throw invalid(`${keyword}.match`, "a match policy");
    return match;
  }

  #find(index: number, keyword: string): unknown {
    return this.#values.args[index] ?? this.#findKeyword(keyword);
  }

  #findKeyword(keyword: string): unknown {
    const { kwargs } = this.#values;
    return Object.hasOwn(kwargs, keyword) ? (kwargs[keyword] ?? undefined) : undefined;
  }
}

function numberOf(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
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

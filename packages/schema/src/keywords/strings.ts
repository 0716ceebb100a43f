import type { Test } from "../comparison.ts";
import type { Keyword } from "../keyword.ts";
import { wampFormats } from "../wamp-formats.ts";
import { countOf, pointerOf } from "./read-keyword.ts";

const length =
  (keyword: string, what: string, fits: (length: number, limit: number) => boolean): Keyword =>
  (value, place) => {
    const limit = countOf(value, place, keyword);
    return (actual, comparison) => {
      if (actual instanceof Uint8Array) {
        return fits(actual.length, limit) || comparison.fail(`of ${what} ${limit} octets`);
      }
      if (typeof actual !== "string") return true;
      comparison.spend(Math.ceil(actual.length / 100));
      return fits(codePoints(actual), limit) || comparison.fail(`of ${what} ${limit} characters`);
    };
  };

const pattern: Keyword = (value, place, compiler) => {
  const { matches } = compiler.budget.pattern(value, pointerOf(place, "pattern"));
  const expected = `a string that matches ${String(value)}`;
  return (actual, comparison) => typeof actual !== "string" || matches(actual, comparison) || comparison.fail(expected);
};

/** Formats that WAMP does not name are notes, as JSON Schema has it. */
const format: Keyword = (value): Test | undefined => {
  const known = typeof value === "string" && Object.hasOwn(wampFormats, value) ? wampFormats[value] : undefined;
  if (known === undefined) return undefined;
  return (actual, comparison) => known.fits(actual) || comparison.fail(known.expected);
};

/** What strings are; other values pass. */
export const stringKeywords: readonly (readonly [string, Keyword])[] = [
  ["maxLength", length("maxLength", "at most", (actual, limit) => actual <= limit)],
  ["minLength", length("minLength", "at least", (actual, limit) => actual >= limit)],
  ["pattern", pattern],
  ["format", format],
];

function codePoints(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length - 1; at++) {
    if (isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1))) pairs++;
  }
  return text.length - pairs;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

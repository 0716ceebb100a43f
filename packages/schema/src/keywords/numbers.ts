import type { Keyword } from "../keyword.ts";
import { SchemaError } from "../schema-error.ts";
import { numberOf, pointerOf } from "./read-keyword.ts";

type Numeric = number | bigint;

const bound =
  (keyword: string, what: string, fits: (value: Numeric, limit: Numeric) => boolean): Keyword =>
  (value, place) => {
    const limit = numberOf(value, place, keyword);
    return (actual, comparison) => !isNumeric(actual) || fits(actual, limit) || comparison.fail(`${what} ${limit}`);
  };

const multipleOf: Keyword = (value, place) => {
  const unit = numberOf(value, place, "multipleOf");
  if (unit <= 0) throw new SchemaError(pointerOf(place, "multipleOf"), "must be greater than 0");
  return (actual, comparison) =>
    !isNumeric(actual) || isMultiple(actual, unit) || comparison.fail(`a multiple of ${unit}`);
};

/** What numbers are; other values pass. */
export const numberKeywords: readonly (readonly [string, Keyword])[] = [
  ["maximum", bound("maximum", "at most", (value, limit) => value <= limit)],
  ["exclusiveMaximum", bound("exclusiveMaximum", "less than", (value, limit) => value < limit)],
  ["minimum", bound("minimum", "at least", (value, limit) => value >= limit)],
  ["exclusiveMinimum", bound("exclusiveMinimum", "greater than", (value, limit) => value > limit)],
  ["multipleOf", multipleOf],
];

function isNumeric(value: unknown): value is Numeric {
  return typeof value === "number" || typeof value === "bigint";
}

function isMultiple(value: Numeric, unit: Numeric): boolean {
  if (isIntegral(value) && isIntegral(unit)) return BigInt(value) % BigInt(unit) === 0n;
  const times = Math.abs(Number(value) / Number(unit));
  // What decimal fractions lose in binary: 0.0075 is a multiple of 0.0001.
  return Number.isInteger(times) || Math.abs(times - Math.round(times)) <= times * Number.EPSILON * 4;
}

function isIntegral(value: Numeric): boolean {
  return typeof value === "bigint" || Number.isInteger(value);
}

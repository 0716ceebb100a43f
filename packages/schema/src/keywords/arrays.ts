import type { Keyword, Place } from "../keyword.ts";
import type { Comparison, Test } from "../comparison.ts";
import { equalValues, sizeOfValue } from "../equal-values.ts";
import { SchemaError } from "../schema-error.ts";
import { countOf, pointerOf } from "./read-keyword.ts";

type List = readonly unknown[];

const ofLists =
  (test: (list: List, comparison: Comparison) => boolean): Test =>
  (value, comparison) =>
    !Array.isArray(value) || test(value, comparison);

const prefixItems: Keyword = (value, place, compiler) => tuple(compiler.parts(value, pointerOf(place, "prefixItems")));

/** A list of schemas is how drafts before 2020-12 write `prefixItems`. */
const items: Keyword = (value, place, compiler) => {
  const pointer = pointerOf(place, "items");
  if (Array.isArray(value)) return tuple(compiler.parts(value, pointer));
  return rest(compiler.part(value, pointer), prefixLength(place, "prefixItems"));
};

/** How drafts before 2020-12 write `items` behind a list of schemas; without one it says nothing. */
const additionalItems: Keyword = (value, place, compiler) => {
  if (!Array.isArray(place.schema.items)) return undefined;
  return rest(compiler.part(value, pointerOf(place, "additionalItems")), prefixLength(place, "items"));
};

const contains: Keyword = (value, place, compiler) => {
  const test = compiler.part(value, pointerOf(place, "contains"));
  const min = count(place, "minContains") ?? 1;
  const max = count(place, "maxContains") ?? Infinity;
  const expected = `a list in which from ${min} to ${max} items are as "contains" says`;
  return ofLists((list, comparison) => {
    const fitting = list.filter((item, index) => comparison.member(test, item, index)).length;
    return (fitting >= min && fitting <= max) || comparison.fail(expected);
  });
};

const length =
  (keyword: string, what: string, fits: (length: number, limit: number) => boolean): Keyword =>
  (value, place) => {
    const limit = countOf(value, place, keyword);
    return ofLists(
      (list, comparison) => fits(list.length, limit) || comparison.fail(`a list of ${what} ${limit} items`),
    );
  };

const uniqueItems: Keyword = (value, place) => {
  if (typeof value !== "boolean") throw new SchemaError(pointerOf(place, "uniqueItems"), "must be true or false");
  if (!value) return undefined;
  return ofLists((list, comparison) => isUnique(list, comparison) || comparison.fail("a list of different items"));
};

/** What lists are; other values pass. */
export const arrayKeywords: readonly (readonly [string, Keyword])[] = [
  ["prefixItems", prefixItems],
  ["items", items],
  ["additionalItems", additionalItems],
  ["contains", contains],
  ["maxItems", length("maxItems", "at most", (actual, limit) => actual <= limit)],
  ["minItems", length("minItems", "at least", (actual, limit) => actual >= limit)],
  ["uniqueItems", uniqueItems],
];

function tuple(tests: readonly Test[]): Test {
  return ofLists((list, comparison) =>
    list.slice(0, tests.length).every((item, index) => comparison.member(tests[index] as Test, item, index)),
  );
}

function rest(test: Test, from: number): Test {
  return ofLists((list, comparison) => {
    for (let index = from; index < list.length; index++) {
      if (!comparison.member(test, list[index], index)) return false;
    }
    return true;
  });
}

function prefixLength({ schema }: Place, keyword: string): number {
  const prefix = schema[keyword];
  return Array.isArray(prefix) ? prefix.length : 0;
}

function count(place: Place, keyword: "minContains" | "maxContains"): number | undefined {
  const value = Object.hasOwn(place.schema, keyword) ? place.schema[keyword] : undefined;
  return value === undefined ? undefined : countOf(value, place, keyword);
}

/** Each pair is looked at, so what it costs grows with the square of the length; the steps keep that short. */
function isUnique(list: List, comparison: Comparison): boolean {
  comparison.spend(list.length);
  const sizes = list.map(sizeOfValue);
  return list.every((item, index) => {
    comparison.spend((index + 1) * (sizes[index] ?? 1));
    return !list.slice(0, index).some((before) => equalValues(before, item));
  });
}

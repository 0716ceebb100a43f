import type { Compiler, Keyword, Place } from "../keyword.ts";
import { isDict } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Pattern } from "../compile-pattern.ts";
import type { Comparison, Test } from "../comparison.ts";
import { escapePointer } from "../json-pointer.ts";
import { SchemaError } from "../schema-error.ts";
import { countOf, pointerOf } from "./read-keyword.ts";

const ofDicts =
  (test: (dict: Dict, comparison: Comparison) => boolean): Test =>
  (value, comparison) =>
    !isDict(value) || test(value, comparison);

const properties: Keyword = (value, place, compiler) => {
  const tests = Array.from(compiler.members(value, pointerOf(place, "properties")));
  return ofDicts((dict, comparison) => {
    comparison.spend(tests.length);
    return tests.every(([key, test]) => !Object.hasOwn(dict, key) || comparison.member(test, dict[key], key));
  });
};

const patternProperties: Keyword = (value, place, compiler) => {
  const pointer = pointerOf(place, "patternProperties");
  const tests = Array.from(compiler.members(value, pointer));
  const matchers = tests.map(([pattern, test]) => [patternOf(pattern, pointer, compiler), test] as const);
  return ofDicts((dict, comparison) =>
    keysIn(dict, comparison).every((key) =>
      matchers.every(([matches, test]) => !matches(key, comparison) || comparison.member(test, dict[key], key)),
    ),
  );
};

const additionalProperties: Keyword = (value, place, compiler) => {
  const test = compiler.part(value, pointerOf(place, "additionalProperties"));
  const isNamed = namedBy(place, compiler);
  return ofDicts((dict, comparison) =>
    keysIn(dict, comparison).every((key) => isNamed(key, comparison) || comparison.member(test, dict[key], key)),
  );
};

const propertyNames: Keyword = (value, place, compiler) => {
  const test = compiler.part(value, pointerOf(place, "propertyNames"));
  return ofDicts((dict, comparison) => keysIn(dict, comparison).every((key) => comparison.member(test, key, key)));
};

const required: Keyword = (value, place) => {
  const keys = keysOf(value, pointerOf(place, "required"));
  return ofDicts((dict, comparison) => hasAll(dict, keys, comparison));
};

const dependentRequired: Keyword = (value, place) => {
  const pointer = pointerOf(place, "dependentRequired");
  if (!isDict(value)) throw new SchemaError(pointer, "must be a dict of lists of strings");
  const needs = Object.entries(value).map(
    ([key, keys]) => [key, keysOf(keys, `${pointer}/${escapePointer(key)}`)] as const,
  );
  return ofDicts((dict, comparison) => {
    comparison.spend(needs.length);
    return needs.every(([key, keys]) => !Object.hasOwn(dict, key) || hasAll(dict, keys, comparison));
  });
};

const dependentSchemas: Keyword = (value, place, compiler) => {
  const tests = Array.from(compiler.members(value, pointerOf(place, "dependentSchemas")));
  return ofDicts((dict, comparison) => {
    comparison.spend(tests.length);
    return tests.every(([key, test]) => !Object.hasOwn(dict, key) || comparison.descend(test, dict));
  });
};

const size =
  (keyword: string, what: string, fits: (size: number, limit: number) => boolean): Keyword =>
  (value, place) => {
    const limit = countOf(value, place, keyword);
    return ofDicts(
      (dict, comparison) =>
        fits(keysIn(dict, comparison).length, limit) || comparison.fail(`a dict of ${what} ${limit} members`),
    );
  };

/** What dicts are; other values pass. */
export const objectKeywords: readonly (readonly [string, Keyword])[] = [
  ["properties", properties],
  ["patternProperties", patternProperties],
  ["additionalProperties", additionalProperties],
  ["propertyNames", propertyNames],
  ["required", required],
  ["dependentRequired", dependentRequired],
  ["dependentSchemas", dependentSchemas],
  ["maxProperties", size("maxProperties", "at most", (actual, limit) => actual <= limit)],
  ["minProperties", size("minProperties", "at least", (actual, limit) => actual >= limit)],
];

/** The keys of a dict, and what it costs to list them. */
function keysIn(dict: Dict, comparison: Comparison): readonly string[] {
  const keys = Object.keys(dict);
  comparison.spend(keys.length);
  return keys;
}

function hasAll(dict: Dict, keys: readonly string[], comparison: Comparison): boolean {
  comparison.spend(keys.length);
  return keys.every((key) => Object.hasOwn(dict, key) || comparison.fail("present", key));
}

function keysOf(value: unknown, pointer: string): readonly string[] {
  if (Array.isArray(value) && value.every((key) => typeof key === "string")) return value;
  throw new SchemaError(pointer, "must be a list of strings");
}

function patternOf(source: string, pointer: string, { budget }: Compiler): Pattern["matches"] {
  return budget.pattern(source, `${pointer}/${escapePointer(source)}`).matches;
}

/** Whether a key is named by the `properties` or the `patternProperties` of a place. */
function namedBy(place: Place, compiler: Compiler): (key: string, comparison: Comparison) => boolean {
  const names = new Set(keysNamed(place, "properties"));
  const pointer = pointerOf(place, "patternProperties");
  const matchers = keysNamed(place, "patternProperties").map((pattern) => patternOf(pattern, pointer, compiler));
  return (key, comparison) => {
    return names.has(key) || matchers.some((matches) => matches(key, comparison));
  };
}

function keysNamed({ schema }: Place, keyword: string): readonly string[] {
  const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
  return isDict(value) ? Object.keys(value) : [];
}

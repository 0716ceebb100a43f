import type { Compiler, Keyword, Place } from "../keyword.ts";
import type { Test } from "../comparison.ts";
import { SchemaError } from "../schema-error.ts";
import { pointerOf } from "./read-keyword.ts";

const allOf: Keyword = (value, place, compiler) => {
  const tests = listOf(value, pointerOf(place, "allOf"), compiler);
  return (actual, comparison) => tests.every((test) => comparison.descend(test, actual));
};

const anyOf: Keyword = (value, place, compiler) => {
  const tests = listOf(value, pointerOf(place, "anyOf"), compiler);
  const expected = `as one of the ${tests.length} alternatives of its schema`;
  return (actual, comparison) => {
    const { fitting, told } = comparison.alternatives(tests, actual, 1);
    return fitting > 0 || (!told && comparison.fail(expected));
  };
};

const oneOf: Keyword = (value, place, compiler) => {
  const tests = listOf(value, pointerOf(place, "oneOf"), compiler);
  const expected = `as just one of the ${tests.length} alternatives of its schema`;
  return (actual, comparison) => {
    const { fitting, told } = comparison.alternatives(tests, actual, 2);
    return fitting === 1 || (!(told && fitting === 0) && comparison.fail(expected));
  };
};

const not: Keyword = (value, place, compiler) => {
  const test = compiler.part(value, pointerOf(place, "not"));
  return (actual, comparison) => !comparison.descend(test, actual) || comparison.fail("other than its schema excludes");
};

const condition: Keyword = (value, place, compiler) => {
  const test = compiler.part(value, pointerOf(place, "if"));
  const [met, unmet] = [branch(place, "then", compiler), branch(place, "else", compiler)];
  return (actual, comparison) => comparison.descend(comparison.descend(test, actual) ? met : unmet, actual);
};

const reference: Keyword = (value, place, compiler) => compiler.reference(value, pointerOf(place, "$ref"));

/** Only at the top, where it is a name; deeper it would change where references lead. */
const id: Keyword = (_value, place) => {
  if (place.isRoot) return undefined;
  throw new SchemaError(pointerOf(place, "$id"), "is supported at the top only");
};

/** Schemas that are read though nothing leads to them, so that what is wrong with them is told. */
const definitions =
  (keyword: string): Keyword =>
  (value, place, compiler) => {
    compiler.members(value, pointerOf(place, keyword));
    return undefined;
  };

/** How schemas are made of schemas. */
export const combiningKeywords: readonly (readonly [string, Keyword])[] = [
  ["allOf", allOf],
  ["anyOf", anyOf],
  ["oneOf", oneOf],
  ["not", not],
  ["if", condition],
  ["$ref", reference],
  ["$id", id],
  ["$defs", definitions("$defs")],
  ["definitions", definitions("definitions")],
];

function listOf(value: unknown, pointer: string, compiler: Compiler): readonly Test[] {
  const tests = compiler.parts(value, pointer);
  if (tests.length === 0) throw new SchemaError(pointer, "must have at least one schema");
  return tests;
}

function branch({ schema, pointer }: Place, keyword: string, compiler: Compiler): Test {
  return compiler.part(Object.hasOwn(schema, keyword) ? schema[keyword] : true, `${pointer}/${keyword}`);
}

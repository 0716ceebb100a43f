import { isDict } from "@junctor/core";
import type { Test } from "../comparison.ts";
import { describeValue } from "../describe-value.ts";
import { equalValues, sizeOfValue } from "../equal-values.ts";
import type { Compiler, Keyword } from "../keyword.ts";
import { SchemaError } from "../schema-error.ts";
import { pointerOf } from "./read-keyword.ts";

/** Whether a value is of a type; bytes are of none but where `format` says `binary`. */
const types: { readonly [type: string]: readonly [name: string, is: (value: unknown) => boolean] } = {
  null: ["null", (value) => value === null],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  number: ["a number", (value) => typeof value === "number" || typeof value === "bigint"],
  integer: ["an integer", (value) => typeof value === "bigint" || Number.isInteger(value)],
  string: ["a string", (value) => typeof value === "string"],
  array: ["a list", (value) => Array.isArray(value)],
  object: ["a dict", isDict],
};

const isBytes = (value: unknown): boolean => value instanceof Uint8Array;

const type: Keyword = (value, place) => {
  const names = typeof value === "string" ? [value] : value;
  const pointer = pointerOf(place, "type");
  if (!Array.isArray(names) || names.length === 0 || new Set(names).size < names.length) {
    throw new SchemaError(pointer, "must be a type or a list of different types");
  }
  const allowed = names.map((name: unknown) => {
    const found = typeof name === "string" && Object.hasOwn(types, name) ? types[name] : undefined;
    if (found === undefined) throw new SchemaError(pointer, `must be one of ${Object.keys(types).join(", ")}`);
    return name === "string" && place.schema.format === "binary" ? (["bytes", isBytes] as const) : found;
  });
  const expected = allowed.map(([name]) => name).join(" or ");
  return (actual, comparison) => allowed.some(([, is]) => is(actual)) || comparison.fail(expected);
};

const enumeration: Keyword = (value, place, compiler) => {
  const pointer = pointerOf(place, "enum");
  if (!Array.isArray(value)) throw new SchemaError(pointer, "must be a list of values");
  return oneOf(value, pointer, compiler);
};

const constant: Keyword = (value, place, compiler) => oneOf([value], pointerOf(place, "const"), compiler);

/** What values are, whatever their type. */
export const valueKeywords: readonly (readonly [string, Keyword])[] = [
  ["type", type],
  ["enum", enumeration],
  ["const", constant],
];

function oneOf(values: readonly unknown[], pointer: string, compiler: Compiler): Test {
  const steps = values.reduce<number>((sum, value) => sum + sizeOfValue(value), 0);
  compiler.budget.count(steps, pointer);
  const named = values.slice(0, 10).map(describeValue).join(", ");
  const expected = values.length === 1 ? named : `one of ${named}${values.length > 10 ? ", ..." : ""}`;
  return (actual, comparison) => {
    // Dicts are compared by their keys, which are listed for each of the values.
    comparison.spend(isDict(actual) ? steps + values.length * Object.keys(actual).length : steps);
    return values.some((value) => equalValues(value, actual)) || comparison.fail(expected);
  };
}

import { isWellFormed } from "../bytes.ts";
import { classifyObject, notExpressible, tooDeep } from "../classify-object.ts";
import type { Convertible } from "../classify-object.ts";
import { PayloadError } from "../errors.ts";
import { MOST_INTEGER } from "../integer-range.ts";
import { MAX_ID } from "../ids.ts";
import { setEntry } from "./set-entry.ts";

/** What a binary serializer can express. */
export interface PackableLimits {
  readonly maxDepth: number;
  readonly leastInteger: bigint;
}

/** Integers outside of these leave msgpackr and cbor-x as floats unless they are BigInt. */
const MOST_NARROW = 2 ** 32 - 1;
const LEAST_NARROW = -(2 ** 31);

/**
 * Plain data that msgpackr and cbor-x write as WAMP wants it: integers stay integers, what is undefined is left
 * out of dicts and null in lists. Returns `value` itself where nothing has to change.
 * @param depth the containers around the value
 * @throws {PayloadError} for what the format cannot express.
 */
export function toPackable(value: unknown, depth: number, limits: PackableLimits): unknown {
  switch (typeof value) {
    case "string":
      return checkText(value);
    case "number":
      return isWide(value) ? BigInt(value) : value;
    case "boolean":
      return value;
    case "undefined":
      return null;
    case "bigint":
      if (value >= limits.leastInteger && value <= MOST_INTEGER) return value;
      throw new PayloadError("an integer of more than 64 bits cannot be sent");
    case "object":
      return value === null ? null : toPackableObject(value, depth + 1, limits);
    default:
      throw notExpressible(value);
  }
}

function toPackableObject(value: object, depth: number, limits: PackableLimits): unknown {
  if (depth > limits.maxDepth) throw tooDeep(limits.maxDepth);
  switch (classifyObject(value)) {
    case "binary":
      return value;
    case "convertible":
      return toPackable((value as Convertible).toJSON(""), depth, limits);
    case "list":
      return toPackableList(value as readonly unknown[], depth, limits);
    case "dict":
      return toPackableDict(value as { readonly [key: string]: unknown }, depth, limits);
  }
}

function toPackableList(list: readonly unknown[], depth: number, limits: PackableLimits): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let at = 0; at < list.length; at++) {
    const item = toPackable(list[at], depth, limits);
    if (copy === undefined && item !== list[at]) copy = list.slice(0, at);
    copy?.push(item);
  }
  return copy ?? list;
}

type Dict = { readonly [key: string]: unknown };

function toPackableDict(dict: Dict, depth: number, limits: PackableLimits): Dict {
  const keys = Object.keys(dict);
  let copy = Object.getPrototypeOf(dict) === Object.prototype ? undefined : {};
  for (let at = 0; at < keys.length; at++) {
    const key = checkText(keys[at] as string);
    const item = dict[key] === undefined ? undefined : toPackable(dict[key], depth, limits);
    if (copy === undefined && (item === undefined || item !== dict[key])) copy = pick(dict, keys.slice(0, at));
    if (copy !== undefined && item !== undefined) setEntry(copy, key, item);
  }
  return copy ?? dict;
}

function pick(dict: Dict, keys: readonly string[]): Dict {
  const picked: { [key: string]: unknown } = {};
  for (const key of keys) setEntry(picked, key, dict[key]);
  return picked;
}

function isWide(value: number): boolean {
  return (value > MOST_NARROW || value < LEAST_NARROW) && Math.abs(value) <= MAX_ID && Number.isInteger(value);
}

function checkText(text: string): string {
  if (isWellFormed(text)) return text;
  throw new PayloadError("text with a lone surrogate cannot be sent in a binary serializer");
}

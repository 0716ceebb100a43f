import { classifyObject, notExpressible } from "../classify-object.ts";
import type { Convertible } from "../classify-object.ts";
import { PayloadError } from "../errors.ts";
import { MAX_ID } from "../ids.ts";
import { LEAST_INTEGER, MOST_INTEGER } from "../integer-range.ts";
import { toBase64 } from "./web-text.ts";

/** From here on JavaScript writes numbers with an exponent. */
const FIRST_EXPONENT = 1e21;

/**
 * JSON of plain data. Bytes become strings that start with U+0000 (spec: TR-BIN-01), BigInt an integer literal;
 * what is undefined is left out of dicts and null in lists.
 * @param levels How many containers may be nested.
 * @throws {PayloadError} for what JSON cannot express: NaN, Infinity, text that starts with U+0000, functions.
 */
export function writeJson(value: unknown, levels: number): string {
  switch (typeof value) {
    case "string":
      if (value.startsWith("\0")) throw new PayloadError("JSON cannot carry text that starts with U+0000");
      return JSON.stringify(value);
    case "number":
      return writeNumber(value);
    case "bigint":
      if (value >= LEAST_INTEGER && value <= MOST_INTEGER) return String(value);
      throw new PayloadError("an integer of more than 64 bits cannot be sent");
    case "boolean":
      return String(value);
    case "undefined":
      return "null";
    case "object":
      return value === null ? "null" : writeObject(value, levels);
    default:
      throw notExpressible(value);
  }
}

/** A float that JavaScript writes with the digits of an integer would be read back as BigInt. */
function writeNumber(value: number): string {
  const size = Math.abs(value);
  if (!(size < Infinity)) throw new PayloadError(`JSON cannot express ${value}`);
  return size > MAX_ID && size < FIRST_EXPONENT ? `${value}.0` : String(value);
}

function writeObject(value: object, levels: number): string {
  if (levels === 0) throw new PayloadError("the payload is nested too deep, or refers to itself");
  switch (classifyObject(value)) {
    case "binary":
      return `"\\u0000${toBase64(value as Uint8Array)}"`;
    case "convertible":
      return writeJson((value as Convertible).toJSON(""), levels - 1);
    case "list":
      return `[${writeItems(value as unknown[], levels - 1)}]`;
    case "dict":
      return `{${writeEntries(value as { [key: string]: unknown }, levels - 1)}}`;
  }
}

/** The elements of a list, with commas between them. */
export function writeItems(items: readonly unknown[], levels: number): string {
  let text = "";
  for (const item of items) text += `${text && ","}${writeJson(item, levels)}`;
  return text;
}

function writeEntries(dict: { readonly [key: string]: unknown }, levels: number): string {
  let text = "";
  for (const key of Object.keys(dict)) {
    const value = dict[key];
    if (value !== undefined) text += `${text && ","}${JSON.stringify(key)}:${writeJson(value, levels)}`;
  }
  return text;
}

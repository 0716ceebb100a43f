import { classifyObject, notExpressible, tooDeep } from "../classify-object.ts";
import type { Convertible } from "../classify-object.ts";
import { PayloadError } from "../errors.ts";
import { LEAST_INTEGER, MOST_INTEGER } from "../integer-range.ts";
import { MAX_ID } from "../ids.ts";
import { encodeBase64 } from "../bytes.ts";

/** From here on JavaScript writes numbers with an exponent. */
const FIRST_EXPONENT = 1e21;

/**
 * JSON of plain data. Bytes become strings that start with U+0000 (spec: TR-BIN-01), BigInt an integer literal;
 * what is undefined is left out of dicts and null in lists.
 * @param depth the containers around the value
 * @throws {PayloadError} for what JSON cannot express: NaN, Infinity, text that starts with U+0000, functions.
 */
export function formatJson(value: unknown, depth: number, maxDepth: number): string {
  return isNative(value, depth, maxDepth) ? JSON.stringify(value) : formatByHand(value);
}

/** Whether `JSON.stringify` writes the value as it should be. */
function isNative(value: unknown, depth: number, maxDepth: number): boolean {
  switch (typeof value) {
    case "string":
      if (value.charCodeAt(0) === 0) throw new PayloadError("JSON cannot carry text that starts with U+0000");
      return true;
    case "number":
      if (!Number.isFinite(value)) throw new PayloadError(`JSON cannot express ${value}`);
      return !isLargeFloat(value);
    case "boolean":
    case "undefined":
      return true;
    case "bigint":
      if (value >= LEAST_INTEGER && value <= MOST_INTEGER) return false;
      throw new PayloadError("an integer of more than 64 bits cannot be sent");
    case "object":
      return value === null || isNativeObject(value, depth + 1, maxDepth);
    default:
      throw notExpressible(value);
  }
}

function isNativeObject(value: object, depth: number, maxDepth: number): boolean {
  if (depth > maxDepth) throw tooDeep(maxDepth);
  switch (classifyObject(value)) {
    case "binary":
      return false;
    case "convertible":
      isNative((value as Convertible).toJSON(""), depth, maxDepth);
      return false;
    case "list":
      return areNative(value as unknown[], depth, maxDepth);
    case "dict":
      return areNative(Object.values(value), depth, maxDepth);
  }
}

/** Looks at all values, because each one may be refused. */
function areNative(values: readonly unknown[], depth: number, maxDepth: number): boolean {
  let native = true;
  for (const value of values) {
    if (!isNative(value, depth, maxDepth)) native = false;
  }
  return native;
}

/** Whether `JSON.stringify` writes a float with the digits of an integer, which is read back as BigInt. */
function isLargeFloat(value: number): boolean {
  const size = Math.abs(value);
  return size > MAX_ID && size < FIRST_EXPONENT;
}

/** Writes what `isNative` has admitted. */
function formatByHand(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number" && isLargeFloat(value)) return `${value}.0`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  switch (classifyObject(value)) {
    case "binary":
      return `"\\u0000${encodeBase64(value as Uint8Array)}"`;
    case "convertible":
      return formatByHand((value as Convertible).toJSON(""));
    case "list":
      return `[${Array.from(value as unknown[], formatByHand).join(",")}]`;
    case "dict":
      return formatDict(value as { readonly [key: string]: unknown });
  }
}

function formatDict(dict: { readonly [key: string]: unknown }): string {
  const entries = Object.keys(dict).filter((key) => dict[key] !== undefined);
  return `{${entries.map((key) => `${JSON.stringify(key)}:${formatByHand(dict[key])}`).join(",")}}`;
}

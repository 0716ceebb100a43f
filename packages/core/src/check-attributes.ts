import type { AttributeKind } from "./attribute-schema.ts";
import { describeValue } from "./describe-value.ts";
import type { Dict } from "./dict.ts";
import { EMPTY_DICT } from "./dict.ts";
import { ProtocolError } from "./errors.ts";
import { isDict } from "./is-dict.ts";
import { MAX_ID } from "./ids.ts";
import type { MessageRow } from "./message-row.ts";

const expectations: { readonly [K in AttributeKind]: string } = {
  bool: "a bool",
  count: "a non-negative integer",
  id: "an id (1 to 2^53)",
  string: "a string",
  dict: "a dict",
  ids: "a list of ids",
  strings: "a list of strings",
};

/**
 * Checks the known attributes of an Options, Details or Extra dict; unknown ones are ignored,
 * and one that is undefined (wampy sends such) counts as absent.
 * @throws {ProtocolError} if a known attribute has another type (spec: TS-03, T48).
 */
export function checkAttributes(row: MessageRow, dict: Dict): void {
  if (dict === EMPTY_DICT) return;
  for (const key in dict) {
    const kind = row.attributes.get(key);
    if (kind === undefined || dict[key] === undefined || fits(kind, dict[key])) continue;
    const place = `${row.name} attribute ${key}`;
    throw new ProtocolError(`${place} must be ${expectations[kind]}, got ${describeValue(dict[key])}`);
  }
}

function fits(kind: AttributeKind, value: unknown): boolean {
  switch (kind) {
    case "bool":
      return typeof value === "boolean";
    case "count":
      return isIntegerFrom(0, value);
    case "id":
      return isIntegerFrom(1, value);
    case "string":
      return typeof value === "string";
    case "dict":
      return isDict(value);
    case "ids":
      return Array.isArray(value) && value.every((item) => isIntegerFrom(1, item));
    case "strings":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
  }
}

function isIntegerFrom(least: number, value: unknown): boolean {
  if (typeof value === "bigint") return value >= least && value <= MAX_ID;
  return typeof value === "number" && value >= least && value <= MAX_ID && Number.isInteger(value);
}

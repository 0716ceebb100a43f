import { escapePointer } from "../json-pointer.ts";
import { SchemaError } from "../schema-error.ts";
import type { Place } from "../keyword.ts";

/** The pointer of a keyword. */
export function pointerOf({ pointer }: Place, keyword: string): string {
  return `${pointer}/${escapePointer(keyword)}`;
}

/** A keyword's number. */
export function numberOf(value: unknown, place: Place, keyword: string): number | bigint {
  if (typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value))) return value;
  throw new SchemaError(pointerOf(place, keyword), "must be a number");
}

/** A keyword's integer from 0 on. */
export function countOf(value: unknown, place: Place, keyword: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new SchemaError(pointerOf(place, keyword), "must be an integer from 0 on");
}

import { isDict } from "@junctor/core";
import type { Dict } from "@junctor/core";

/** Whether two values are the same as JSON has it: 1 is 1.0 and 1n, and the order of keys means nothing. */
export function equalValues(one: unknown, other: unknown): boolean {
  if (typeof one === "bigint" || typeof other === "bigint")
    return isNumber(one) && isNumber(other) && sameNumber(one, other);
  if (one === other) return true;
  if (Array.isArray(one)) return Array.isArray(other) && equalLists(one, other);
  if (one instanceof Uint8Array) return other instanceof Uint8Array && equalLists(one, other);
  return isDict(one) && isDict(other) && equalDicts(one, other);
}

/** How many values there are in a value, itself included; octets and code units count by the hundred. */
export function sizeOfValue(value: unknown): number {
  if (typeof value === "string" || value instanceof Uint8Array) return 1 + Math.floor(value.length / 100);
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + sizeOfValue(member), 1);
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

function sameNumber(one: number | bigint, other: number | bigint): boolean {
  if (typeof one === typeof other) return one === other;
  return Number.isInteger(Number(one)) && Number.isInteger(Number(other)) && BigInt(one) === BigInt(other);
}

function equalLists(one: ArrayLike<unknown>, other: ArrayLike<unknown>): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (!equalValues(one[index], other[index])) return false;
  return true;
}

function equalDicts(one: Dict, other: Dict): boolean {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && equalValues(one[key], other[key]));
}

import { PayloadError } from "./errors.ts";

/** What an object is on the wire; `convertible` has a `toJSON` that says what it is (a Date, for example). */
export type ObjectClass = "list" | "dict" | "binary" | "convertible";

/** An object with a `toJSON` method, which every serializer honours alike. */
export interface Convertible {
  toJSON(key: string): unknown;
}

/**
 * Says what an object of an application is on the wire. Instances of classes are dicts of their own properties.
 * @throws {PayloadError} if it has no form there, as a Map or a Promise.
 */
export function classifyObject(value: object): ObjectClass {
  if (Array.isArray(value)) return "list";
  if (value instanceof Uint8Array) return "binary";
  if (typeof (value as Partial<Convertible>).toJSON === "function") return "convertible";
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return "dict";
  const tag = Object.prototype.toString.call(value);
  if (tag === "[object Object]") return "dict";
  throw new PayloadError(`a ${tag.slice(8, -1)} cannot be sent; send plain data (binary as Uint8Array)`);
}

/** The error for a value that no serializer can express. */
export function notExpressible(value: unknown): PayloadError {
  return new PayloadError(`a ${typeof value} cannot be sent`);
}

/** The error for values nested deeper than peers accept. */
export function tooDeep(maxDepth: number): PayloadError {
  return new PayloadError(`the payload is nested more than ${maxDepth} levels deep, or refers to itself`);
}

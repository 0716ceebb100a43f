import type { JsonSchema } from "./declaration.ts";

/** The first thing about a value that does not fit its schema. */
export interface SchemaViolation {
  /** Where in the value, as a JSON Pointer (RFC 6901); "" is the value itself. */
  readonly pointer: string;
  /** What should be there, to be read behind "must be": `an integer`. */
  readonly expected: string;
}

/** Compares a value with a schema. Undefined if it fits. Does not throw, and its time is bounded. */
export type SchemaCheck = (value: unknown) => SchemaViolation | undefined;

/** Makes checks of schemas; `jsonSchema()` of `@junctor/schema` is one. */
export interface PayloadValidator {
  /**
   * Reads the schemas of one declaration, which may come from a peer one does not trust. Its time is bounded.
   * @param schemas by a name for each
   * @returns the checks, by the same names.
   * @throws {Error} if something is no schema, or more than this validator does; the message says where and what.
   */
  compile(schemas: ReadonlyMap<string, JsonSchema>): ReadonlyMap<string, SchemaCheck>;
}

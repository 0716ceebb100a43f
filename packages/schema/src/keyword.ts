import type { Dict } from "@junctor/core";
import type { Test } from "./comparison.ts";
import type { SchemaBudget } from "./schema-budget.ts";

/** A schema within the schema, and where it stands. */
export interface Place {
  readonly schema: Dict;
  readonly pointer: string;
  /** Whether it is the whole schema. */
  readonly isRoot: boolean;
}

/**
 * Makes tests of what a keyword's value consists of.
 * Everything here throws a `SchemaError` if there is something wrong with it.
 */
export interface Compiler {
  readonly budget: SchemaBudget;
  /** The test of a schema within the schema. */
  part(schema: unknown, pointer: string): Test;
  /** The tests of a list of schemas. */
  parts(schemas: unknown, pointer: string): readonly Test[];
  /** The tests of a dict of schemas. */
  members(schemas: unknown, pointer: string): ReadonlyMap<string, Test>;
  /** The test of what a reference leads to: a place in this very schema. It may lead back to itself. */
  reference(reference: unknown, pointer: string): Test;
}

/**
 * Makes a test of a keyword's value. Undefined if it says nothing of values.
 * @throws {SchemaError} if the value is not what the keyword takes.
 */
export type Keyword = (value: unknown, place: Place, compiler: Compiler) => Test | undefined;

import type { JsonSchema, SchemaCheck } from "@junctor/core";
import { Comparison } from "./comparison.ts";
import { SchemaBudget } from "./schema-budget.ts";
import { SchemaCompiler } from "./schema-compiler.ts";
import { defaultSchemaLimits } from "./schema-limits.ts";
import type { SchemaLimits } from "./schema-limits.ts";

/**
 * Reads a schema (JSON Schema, draft 2020-12, within the limits of the README) and gives the function that compares
 * values with it. Generates no code.
 * @throws {SchemaError} if the schema is malformed, beyond a limit, or uses what is not supported.
 */
export function compileSchema(schema: JsonSchema, limits: Partial<SchemaLimits> = {}): SchemaCheck {
  return compile(schema, "", new SchemaBudget({ ...defaultSchemaLimits, ...limits }));
}

/**
 * Reads several schemas, each by itself; what they may cost, they may cost together.
 * @throws {SchemaError} which names the schema that is at fault.
 */
export function compileSchemas(
  schemas: ReadonlyMap<string, JsonSchema>,
  limits: Partial<SchemaLimits> = {},
): ReadonlyMap<string, SchemaCheck> {
  const budget = new SchemaBudget({ ...defaultSchemaLimits, ...limits });
  return new Map(Array.from(schemas, ([name, schema]) => [name, compile(schema, name, budget)]));
}

function compile(schema: JsonSchema, name: string, budget: SchemaBudget): SchemaCheck {
  const test = new SchemaCompiler({ schema, name, budget }).compile();
  return (value) => new Comparison(budget.limits).run(test, value);
}

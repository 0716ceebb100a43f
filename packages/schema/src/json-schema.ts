import type { PayloadValidator } from "@junctor/core";
import { compileSchemas } from "./compile-schema.ts";
import type { SchemaLimits } from "./schema-limits.ts";

/** The validator to hand to a realm of `@junctor/router`; the schemas of a declaration share the limits. */
export function jsonSchema(limits: Partial<SchemaLimits> = {}): PayloadValidator {
  return { compile: (schemas) => compileSchemas(schemas, limits) };
}

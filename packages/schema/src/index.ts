// The public surface, in reading order.
export { jsonSchema } from "./json-schema.ts";
export { compileSchema, compileSchemas } from "./compile-schema.ts";
export { standardSchema } from "./standard-schema.ts";
export type { StandardJsonSchema, StandardResult } from "./standard-schema.ts";
export { defaultSchemaLimits } from "./schema-limits.ts";
export type { SchemaLimits } from "./schema-limits.ts";
export { SchemaError } from "./schema-error.ts";
export { wampFormats } from "./wamp-formats.ts";
export type { WampFormat } from "./wamp-formats.ts";
export type { JsonSchema, PayloadValidator, SchemaCheck, SchemaViolation } from "@junctor/core";

import type { JsonSchema } from "@junctor/core";
import { compileSchema } from "./compile-schema.ts";
import type { SchemaLimits } from "./schema-limits.ts";

/** A JSON Schema as Standard Schema (https://standardschema.dev, 1.x) has it, for contracts and forms. */
export interface StandardJsonSchema<T> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "junctor";
    /** Compares a value. */
    readonly validate: (value: unknown) => StandardResult<T>;
    /** The JSON Schema again (Standard JSON Schema). */
    readonly jsonSchema: {
      /** What it takes. */
      readonly input: () => JsonSchema;
      /** What it makes of that: the same. */
      readonly output: () => JsonSchema;
    };
    /** For the compiler only. */
    readonly types?: { readonly input: T; readonly output: T } | undefined;
  };
}

/** The value itself, or the first thing about it that does not fit. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly [{ readonly message: string; readonly path: readonly string[] }] };

/**
 * Makes a JSON Schema one of Standard Schema. It changes no value.
 * @typeParam T What values that fit are; the caller's word is taken for it.
 * @throws {SchemaError} if the schema is malformed, beyond a limit, or uses what is not supported.
 */
export function standardSchema<T = unknown>(schema: JsonSchema, limits?: Partial<SchemaLimits>): StandardJsonSchema<T> {
  const check = compileSchema(schema, limits);
  const itself = (): JsonSchema => schema;
  return {
    "~standard": {
      version: 1,
      vendor: "junctor",
      jsonSchema: { input: itself, output: itself },
      validate(value) {
        const violation = check(value);
        if (violation === undefined) return { value: value as T };
        const path = violation.pointer === "" ? [] : violation.pointer.slice(1).split("/").map(unescaped);
        return { issues: [{ message: `must be ${violation.expected}`, path }] };
      },
    },
  };
}

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

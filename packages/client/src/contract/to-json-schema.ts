import type { JsonSchema } from "@junctor/core";
import type { StandardSchema } from "./standard-schema.ts";

/**
 * Gives the JSON Schema (draft 2020-12) of what a schema takes, for libraries that do not offer it by themselves or not
 * as one likes. Undefined: as the library offers it.
 */
export type ToJsonSchema = (schema: StandardSchema) => JsonSchema | undefined;

/** What Standard JSON Schema (1.x) adds to a schema. */
interface WithJsonSchema {
  readonly jsonSchema?: { readonly input: (options: { readonly target: string }) => JsonSchema } | undefined;
}

/**
 * The JSON Schema of what a schema takes.
 * @param where What the schema is about, for people.
 * @throws {TypeError} if there is none.
 */
export function jsonSchemaOf(schema: StandardSchema, where: string, convert: ToJsonSchema | undefined): JsonSchema {
  const standard: StandardSchema["~standard"] & WithJsonSchema = schema["~standard"];
  try {
    const converted = convert?.(schema) ?? standard.jsonSchema?.input({ target: "draft-2020-12" });
    if (converted !== undefined) return withoutDialect(converted);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TypeError(`${where} has no JSON Schema: ${why}`, { cause });
  }
  throw new TypeError(`${where} has no JSON Schema: ${standard.vendor} offers none, so give toJsonSchema`);
}

/** The JSON Schema of a list whose first element has one, moved there with its references. */
export function listBeginningWith(first: JsonSchema, needed: boolean): JsonSchema {
  const list = { type: "array", prefixItems: [moved(first, "#/prefixItems/0") as JsonSchema] };
  return needed ? { ...list, minItems: 1 } : list;
}

/** Declarations are of one dialect. */
function withoutDialect(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") return schema;
  const { $schema: _, ...rest } = schema;
  return rest;
}

/** A copy whose references within itself say where it is now. */
function moved(value: unknown, place: string): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, place));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const reference = key === "$ref" && typeof member === "string" && member.startsWith("#");
      return [key, reference ? `${place}${member.slice(1)}` : moved(member, place)];
    }),
  );
}

import type { Dict, JsonSchema, PayloadSchema } from "@junctor/core";
import { IdlError } from "./idl-error.ts";
import type { IdlField, IdlTable } from "./idl-file.ts";
import { isEnum, scalarSchema } from "./scalar-schema.ts";
import { unknownType } from "./type-table.ts";
import type { TypeTable } from "./type-table.ts";

/**
 * What a table says of a payload: its fields are the positional arguments, in order, until the first with the attribute
 * `kwarg`; those are keyword arguments (spec: "WAMP Positional and Keyword-based Payloads", AP-IDL-01). All may be
 * left out but those with the attribute `required`.
 * @throws {IdlError} if a positional field stands behind a keyword field, or one is both.
 */
export function payloadSchema({ fields }: IdlTable, types: TypeTable): PayloadSchema {
  const firstKeyword = fields.findIndex(isKeyword);
  const positional = firstKeyword < 0 ? fields : fields.slice(0, firstKeyword);
  const keyword = firstKeyword < 0 ? [] : fields.slice(firstKeyword);
  for (const field of keyword) {
    if (!isKeyword(field)) throw new IdlError(`${field.name} stands behind a kwarg, and must be one`, field.line);
  }
  const needed = positional.map(isRequired).lastIndexOf(true);
  return {
    args: {
      type: "array",
      prefixItems: positional.map((field) => fieldSchema(field, types, 0)),
      items: false,
      ...(needed >= 0 && { minItems: needed + 1 }),
    },
    kwargs: { ...dictSchema(keyword, types, 0), additionalProperties: false },
  };
}

function isKeyword({ name, attributes, line }: IdlField): boolean {
  if (attributes.has("arg") && attributes.has("kwarg")) throw new IdlError(`${name} is both arg and kwarg`, line);
  return attributes.has("kwarg");
}

function isRequired({ attributes }: IdlField): boolean {
  return attributes.has("required");
}

/** How deep tables may stand within tables; beyond, anything is allowed, which also ends tables that hold themselves. */
const MAX_DEPTH = 8;

function fieldSchema(field: IdlField, types: TypeTable, depth: number): JsonSchema {
  const schema = valueSchema(field, types, depth);
  if (schema === true) return schema;
  const { description } = field;
  const listed = field.isList ? { type: "array", items: schema } : schema;
  return description === undefined ? listed : { ...(listed as Dict), description };
}

function valueSchema(field: IdlField, types: TypeTable, depth: number): JsonSchema {
  const scalar = scalarSchema(field);
  if (scalar !== undefined) return scalar;
  const type = types.get(field.type);
  if (type === undefined) throw unknownType(field);
  if (isEnum(type)) return { anyOf: [{ enum: type.values }, { type: "integer" }] };
  return depth >= MAX_DEPTH ? true : { type: "object", ...dictSchema(type.fields, types, depth + 1) };
}

function dictSchema(fields: readonly IdlField[], types: TypeTable, depth: number): Dict {
  const properties = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, types, depth)]));
  const required = fields.filter(isRequired).map(({ name }) => name);
  return required.length === 0 ? { properties } : { properties, required };
}

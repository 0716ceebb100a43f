import { isDict } from "@junctor/core";
import type { Dict } from "@junctor/core";

/** What a value is known to be, whatever its schema says: arguments are lists, keyword arguments dicts. */
export type Kind = "array" | "object" | undefined;

/** How many schemas within a schema are written out; what is beyond may be anything. */
const MAX_SCHEMAS = 10_000;

/**
 * The TypeScript type of the values that fit a JSON Schema, as close as TypeScript can say: bounds, patterns and `not`
 * have no types, and a schema within itself may be anything.
 */
export function schemaType(schema: unknown, kind?: Kind): string {
  return typeOf(schema, { root: schema, kind, references: [], budget: { left: MAX_SCHEMAS } });
}

/** Where in a schema a schema stands. */
interface Place {
  /** What references lead into. */
  readonly root: unknown;
  readonly kind: Kind;
  /** The references that led here. */
  readonly references: readonly string[];
  readonly budget: { left: number };
}

function typeOf(schema: unknown, place: Place): string {
  const { root, kind, references, budget } = place;
  if (schema === false) return "never";
  if (!isDict(schema) || --budget.left < 0) return anyOf(kind);
  const { $ref, const: constant, enum: values } = schema;
  if (typeof $ref === "string") {
    if (references.includes($ref)) return anyOf(kind);
    return typeOf(find(root, $ref), { ...place, references: [...references, $ref] });
  }
  if ("const" in schema) return literal(constant, kind);
  if (Array.isArray(values)) return union(values.map((value) => literal(value, kind)));
  return combination(schema, place) ?? plainType(schema, place);
}

/** The type of a schema that consists of others. */
function combination(schema: Dict, inner: Place): string | undefined {
  for (const key of ["anyOf", "oneOf"]) {
    const schemas = schema[key];
    if (Array.isArray(schemas)) return union(schemas.map((member) => typeOf(member, inner)));
  }
  const { allOf } = schema;
  if (!Array.isArray(allOf)) return undefined;
  const { allOf: _, ...rest } = schema;
  const types = [rest, ...(allOf as unknown[])].map((member) => typeOf(member, inner));
  const known = types.filter((type) => type !== anyOf(inner.kind));
  return known.length === 0 ? anyOf(inner.kind) : known.map(grouped).join(" & ");
}

function plainType(schema: Dict, place: Place): string {
  const { type: given } = schema;
  if (Array.isArray(given)) return union(given.map((one) => plainType({ ...schema, type: one as unknown }, place)));
  const type = given ?? place.kind ?? guess(schema);
  if (place.kind !== undefined && type !== place.kind) return "never";
  switch (type) {
    case "string":
      return schema["format"] === "binary" ? "Uint8Array" : "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return arrayType(schema, place);
    case "object":
      return objectType(schema, place);
    default:
      return "unknown";
  }
}

function arrayType({ prefixItems, items, minItems }: Dict, place: Place): string {
  const within: Place = { ...place, kind: undefined };
  const rest = items === undefined ? "unknown" : typeOf(items, within);
  if (!Array.isArray(prefixItems)) return items === false ? "readonly []" : `readonly ${grouped(rest)}[]`;
  const needed = typeof minItems === "number" ? minItems : 0;
  const elements = prefixItems.map((item: unknown, index) => {
    const element = typeOf(item, within);
    return index < needed ? element : `${grouped(element)}?`;
  });
  return `readonly [${[...elements, ...(items === false ? [] : [`...${grouped(rest)}[]`])].join(", ")}]`;
}

function objectType({ properties, required, additionalProperties }: Dict, place: Place): string {
  const within: Place = { ...place, kind: undefined };
  const known = isDict(properties) ? properties : {};
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  const untyped = [...needed].filter((name) => typeof name === "string" && !Object.hasOwn(known, name));
  const names = [...Object.keys(known), ...(untyped as string[])];
  if (names.length === 0) {
    const other = additionalProperties === undefined ? "unknown" : typeOf(additionalProperties, within);
    return `{ readonly [key: string]: ${other} }`;
  }
  const members = names.map((name) => {
    const member = Object.hasOwn(known, name) ? typeOf(known[name], within) : "unknown";
    return `readonly ${JSON.stringify(name)}${needed.has(name) ? "" : "?"}: ${member}`;
  });
  return `{ ${members.join("; ")} }`;
}

/** What a schema without a type is about, going by its keywords. */
function guess(schema: Dict): Kind {
  if ("properties" in schema || "required" in schema) return "object";
  return "prefixItems" in schema || "items" in schema ? "array" : undefined;
}

function anyOf(kind: Kind): string {
  if (kind === "array") return "readonly unknown[]";
  return kind === "object" ? "{ readonly [key: string]: unknown }" : "unknown";
}

function union(types: readonly string[]): string {
  const all = Array.from(new Set(types));
  if (all.length === 0) return "never";
  return all.includes("unknown") ? "unknown" : (all.length === 1 ? all : all.map(grouped)).join(" | ");
}

/** A type that can stand beside others. */
function grouped(type: string): string {
  return type.includes(" ") ? `(${type})` : type;
}

function literal(value: unknown, kind: Kind): string {
  const scalar = value === null || ["string", "number", "boolean"].includes(typeof value);
  if (!scalar) return anyOf(kind);
  return kind === undefined ? JSON.stringify(value) : "never";
}

/** What a reference within a schema leads to; true, which everything fits, if it leads nowhere. */
function find(root: unknown, reference: string): unknown {
  if (!reference.startsWith("#")) return true;
  const keys = reference.slice(1).split("/").slice(1);
  let found: unknown = root;
  for (const key of keys) {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(found)) found = found[Number(name)];
    else found = isDict(found) && Object.hasOwn(found, name) ? found[name] : true;
  }
  return found;
}

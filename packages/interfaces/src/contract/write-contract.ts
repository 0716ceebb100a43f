import { isDict } from "@junctor/core";
import type { Declaration, Dict } from "@junctor/core";
import type { ReflectedDeclarations } from "./reflected-declarations.ts";
import { schemaType } from "./schema-type.ts";
import type { Kind } from "./schema-type.ts";

/** Options of `writeContract`. */
export interface WriteContractOptions {
  /** What the contract is called in the module. Default: `contract`. */
  readonly name?: string | undefined;
}

/**
 * Writes a TypeScript module that exports a contract (`@junctor/client/contract`) of what is declared, with its types
 * and its JSON Schemas, which `standardSchema` of `@junctor/schema` compares payloads with. Contracts have no prefix
 * patterns: what is declared about such is named in a comment. The same declarations give the same module.
 * @throws {RangeError} if `name` is no identifier.
 */
export function writeContract(
  declarations: ReflectedDeclarations,
  { name = "contract" }: WriteContractOptions = {},
): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) throw new RangeError(`"${name}" is no name for a contract`);
  const sections = [
    ...section("procedures", entriesOf(declarations, "procedure"), procedureMembers),
    ...section("topics", entriesOf(declarations, "topic"), payloadMembers),
    ...section("errors", entriesOf(declarations, "error"), payloadMembers),
  ];
  const compared = sections.some((line) => line.includes("standardSchema<"));
  return [
    "// Written from what a router tells of its procedures and topics; whoever writes it anew loses changes.",
    'import { defineContract } from "@junctor/client/contract";',
    ...(compared ? ['import { standardSchema } from "@junctor/schema";'] : []),
    "",
    `export const ${name} = defineContract({`,
    ...sections,
    "});",
    "",
  ].join("\n");
}

/** A declaration, and the URI or pattern it is about. */
type Entry = readonly [uri: string, declaration: Dict];

/** The declarations of a type, in the order of their URIs. */
function entriesOf(declarations: ReflectedDeclarations, type: Declaration["type"]): readonly Entry[] {
  return Object.keys(declarations)
    .sort()
    .flatMap((uri) => [declarations[uri]].flat().map((declaration): Entry => [uri, declaration as unknown as Dict]))
    .filter(([, declaration]) => declaration["type"] === type);
}

/** One part of the contract, in lines; none if there is nothing in it. */
function section(title: string, entries: readonly Entry[], members: (declaration: Dict) => string[]): string[] {
  if (entries.length === 0) return [];
  const lines = entries.flatMap(([uri, declaration]) => {
    const key = keyOf(uri, declaration);
    if (key === undefined) return [`    // Left out: ${quoted(uri)}, since contracts have no such pattern.`];
    return [...comment(declaration), `    ${quoted(key)}: ${block(members(declaration), "    ")},`];
  });
  return [`  ${title}: {`, ...lines, "  },"];
}

function procedureMembers(declaration: Dict): string[] {
  const { errors } = declaration;
  const payloads = ["input", "progress", "result"].flatMap((member) => {
    const payload = declaration[member];
    return isDict(payload) ? [`${member}: ${valueContract(payload)}`] : [];
  });
  const named = Object.entries(isDict(errors) ? errors : {}).map(
    ([uri, error]) => `${quoted(uri)}: ${block(payloadMembers(isDict(error) ? error : {}), "        ")}`,
  );
  const table = named.length > 0 ? [`errors: ${block(named, "      ")}`] : [];
  return [...payloadMembers(declaration), ...payloads, ...table];
}

/** Schemas of a payload; one schema, as contracts have it, if there is one argument that is said anything of. */
function valueContract(payload: Dict): string {
  const { args, kwargs } = payload;
  const { type, prefixItems, minItems, ...more } = isDict(args) ? args : {};
  const [value, ...others] = Array.isArray(prefixItems) ? (prefixItems as unknown[]) : [];
  const single = type === "array" && minItems === 1 && isDict(value) && others.length === 0;
  // References would have to be moved with the schema.
  if (!single || kwargs !== undefined || Object.keys(more).length > 0 || quoted(value).includes('"$ref"')) {
    return block(payloadMembers(payload), "      ");
  }
  return `standardSchema<${schemaType(value)}>(${quoted(value)})`;
}

function payloadMembers({ args, kwargs }: Dict): string[] {
  return [...schemaMember("args", args, "array"), ...schemaMember("kwargs", kwargs, "object")];
}

function schemaMember(member: string, schema: unknown, kind: Kind): string[] {
  if (schema !== false && !isDict(schema)) return [];
  return [`${member}: standardSchema<${schemaType(schema, kind)}>(${quoted(schema)})`];
}

/** An object literal, one member a line. */
function block(members: readonly string[], indent: string): string {
  if (members.length === 0) return "{}";
  return ["{", ...members.map((member) => `${indent}  ${member},`), `${indent}}`].join("\n");
}

/** The key for a URI, with placeholders for a wildcard pattern's empty components; undefined if there is none. */
function keyOf(uri: string, { match = "exact", params }: Dict): string | undefined {
  if (/[{}]/.test(uri)) return undefined;
  if (match === "exact") return uri;
  if (match !== "wildcard") return undefined;
  const names: readonly unknown[] = Array.isArray(params) ? params : [];
  const components = uri.split(".");
  const empty = components.filter((component) => component === "").length;
  const usable = names.length === empty && new Set(names).size === empty && names.every(isName);
  let next = 0;
  return components
    .map((component) => (component === "" ? `{${usable ? String(names[next++]) : `p${++next}`}}` : component))
    .join(".");
}

function isName(name: unknown): boolean {
  return typeof name === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** What a declaration says to people. */
function comment({ title, description }: Dict): string[] {
  const lines = [title, description].filter((text) => typeof text === "string" && text !== "") as string[];
  if (lines.length === 0) return [];
  const text = lines.join(": ").replaceAll("*/", "* /").replaceAll(/\s+/g, " ");
  return [`    /** ${text} */`];
}

/** A value as a literal in which nothing ends a line or a comment, whoever has written it. */
function quoted(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) => (typeof member === "bigint" ? Number(member) : member));
  return text.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

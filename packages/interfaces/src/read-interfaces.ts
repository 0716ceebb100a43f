import { isUri } from "@junctor/core";
import type { Declaration } from "@junctor/core";
import { IdlError } from "./idl-error.ts";
import type { IdlAttributes, IdlElement, IdlFile, IdlService } from "./idl-file.ts";
import { parseIdl } from "./parse-idl.ts";
import { payloadSchema } from "./payload-schema.ts";
import { TypeTable } from "./type-table.ts";

/** Texts in WAMP IDL, by the names under which they include each other. */
export type InterfaceFiles = { readonly [name: string]: string };

/** Declarations by URI, as a realm of `@junctor/router` takes them. */
export type InterfaceDeclarations = { readonly [uri: string]: readonly Declaration[] };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * What files in WAMP IDL declare: interfaces, and the procedures and topics in them with the JSON Schemas of their
 * payloads (spec: "WAMP Service Declaration").
 * @throws {IdlError} which names the file, and the line if it is about one.
 */
export function readInterfaces(files: InterfaceFiles): InterfaceDeclarations {
  const parsed = Object.entries(files).map(([name, source]) => [name, inFile(name, () => parseIdl(source))] as const);
  const types = new TypeTable();
  for (const [name, file] of parsed) inFile(name, () => requireIncludes(file, files));
  for (const [, file] of parsed) types.add(file);
  const declarations = new Map<string, Declaration[]>();
  for (const [name, { services }] of parsed) {
    for (const service of services) inFile(name, () => addService(declarations, service, types));
  }
  return Object.fromEntries(declarations);
}

function requireIncludes({ includes }: IdlFile, files: InterfaceFiles): void {
  const missing = includes.find((name) => !Object.hasOwn(files, name));
  if (missing !== undefined) throw new IdlError(`${missing} is included, and not there`);
}

/** An interface has a type, a UUID and a URI (spec: AP-IDL-04). */
function addService(declarations: Map<string, Declaration[]>, service: IdlService, types: TypeTable): void {
  const { attributes, description, line } = service;
  if (attributes.get("type") !== "interface")
    throw new IdlError(`${service.name} must be of the type "interface"`, line);
  const uuid = attributes.get("uuid");
  if (typeof uuid !== "string" || !UUID.test(uuid)) throw new IdlError(`${service.name} must have a uuid`, line);
  add(declarations, uriOf(service.name, attributes, line), {
    type: "interface",
    title: service.name,
    ...(description !== undefined && { description }),
    uuid,
  });
  for (const element of service.elements) {
    add(declarations, uriOf(element.name, element.attributes, element.line), declare(element, types));
  }
}

/** What is in an interface is a procedure, or a topic that returns `Void` (spec: AP-IDL-04). */
function declare(element: IdlElement, types: TypeTable): Declaration {
  const { name, request, response, attributes, line } = element;
  const type = attributes.get("type");
  const about = { title: name, ...(element.description !== undefined && { description: element.description }) };
  const payload = payloadOf(request, types, line);
  if (type === "procedure") return { type, ...about, ...payload, result: payloadOf(response, types, line) };
  if (type !== "topic") throw new IdlError(`${name} must be of the type "procedure" or "topic"`, line);
  if (response !== "Void") throw new IdlError(`${name} is a topic, and must return Void`, line);
  return { type, ...about, ...payload };
}

/** `Void` is nothing, whether or not a file declares it. */
function payloadOf(table: string, types: TypeTable, line: number): ReturnType<typeof payloadSchema> {
  return payloadSchema(table === "Void" ? { name: table, fields: [] } : types.table(table, line), types);
}

function uriOf(name: string, attributes: IdlAttributes, line: number): string {
  const uri = attributes.get("wampuri");
  if (typeof uri === "string" && isUri(uri)) return uri;
  throw new IdlError(`${name} must have a wampuri, which is a URI`, line);
}

function add(declarations: Map<string, Declaration[]>, uri: string, declaration: Declaration): void {
  const all = declarations.get(uri) ?? [];
  all.push(declaration);
  declarations.set(uri, all);
}

function inFile<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof IdlError ? new IdlError(`${name}: ${error.message}`) : error;
  }
}

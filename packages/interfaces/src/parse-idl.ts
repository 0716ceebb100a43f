import type { IdlElement, IdlEnum, IdlField, IdlFile, IdlService, IdlTable } from "./idl-file.ts";
import { TokenReader } from "./token-reader.ts";
import { tokenize } from "./tokenize.ts";

/**
 * Reads a text in WAMP IDL: the part of FlatBuffers IDL that interfaces are written in, which is includes, a namespace,
 * attributes, tables, structs, enums and services.
 * @throws {IdlError} which names the line.
 */
export function parseIdl(source: string): IdlFile {
  const reader = new TokenReader(tokenize(source));
  const file: MutableFile = { includes: [], namespace: undefined, tables: [], enums: [], services: [] };
  while (reader.next.kind !== "end") declaration(reader, file);
  return file;
}

interface MutableFile extends IdlFile {
  readonly includes: string[];
  namespace: string | undefined;
  readonly tables: IdlTable[];
  readonly enums: IdlEnum[];
  readonly services: IdlService[];
}

function declaration(reader: TokenReader, file: MutableFile): void {
  const description = reader.next.comment;
  if (reader.has("table") || reader.has("struct")) file.tables.push(table(reader));
  else if (reader.has("enum")) file.enums.push(enumeration(reader));
  else if (reader.has("rpc_service")) file.services.push(service(reader, description));
  else line(reader, file);
}

/** What ends with a semicolon; what means nothing here is passed over. */
function line(reader: TokenReader, file: MutableFile): void {
  if (reader.has("include")) file.includes.push(reader.take().text);
  else if (reader.has("namespace")) file.namespace = reader.word().text;
  else if (["attribute", "root_type", "file_identifier", "file_extension"].some((word) => reader.has(word)))
    reader.take();
  else throw reader.unexpected("include, namespace, attribute, table, struct, enum or rpc_service");
  reader.sign(";");
}

function table(reader: TokenReader): IdlTable {
  const name = reader.word().text;
  reader.attributes();
  reader.sign("{");
  return { name, fields: reader.list("}", () => field(reader)) };
}

function field(reader: TokenReader): IdlField {
  const { text: name, line: at, comment } = reader.word();
  reader.sign(":");
  const isList = reader.has("[");
  const type = reader.word().text;
  if (isList) {
    if (reader.has(":")) reader.word();
    reader.sign("]");
  }
  if (reader.has("=")) reader.take();
  const attributes = reader.attributes();
  reader.sign(";");
  return { name, type, isList, attributes, description: comment, line: at };
}

function enumeration(reader: TokenReader): IdlEnum {
  const name = reader.word().text;
  if (reader.has(":")) reader.word();
  reader.attributes();
  reader.sign("{");
  const values = reader.list("}", () => {
    const value = reader.word().text;
    if (reader.has("=")) reader.take();
    if (reader.next.text !== "}") reader.sign(",");
    return value;
  });
  return { name, values };
}

function service(reader: TokenReader, description: string | undefined): IdlService {
  const { text: name, line: at } = reader.word();
  const attributes = reader.attributes();
  reader.sign("{");
  return { name, attributes, description, line: at, elements: reader.list("}", () => element(reader)) };
}

function element(reader: TokenReader): IdlElement {
  const { text: name, line: at, comment } = reader.word();
  reader.sign("(");
  const request = reader.word().text;
  reader.sign(")");
  reader.sign(":");
  const response = reader.word().text;
  const attributes = reader.attributes();
  reader.sign(";");
  return { name, request, response, attributes, description: comment, line: at };
}

import type {
  Declaration,
  JsonSchema,
  PayloadSchema,
  PayloadValidator,
  ProcedureDeclaration,
  SchemaCheck,
} from "@junctor/core";
import { DeclarationError } from "../reflection/read-declaration.ts";

/** What a payload is compared with; what is undefined may be anything. */
export interface PayloadCheck {
  readonly args: SchemaCheck | undefined;
  readonly kwargs: SchemaCheck | undefined;
}

/** What a declaration says of payloads. */
export interface PayloadChecks {
  /** Of CALL, PUBLISH or ERROR: what the declaration is about. */
  readonly own: PayloadCheck | undefined;
  readonly input: PayloadCheck | undefined;
  readonly progress: PayloadCheck | undefined;
  readonly result: PayloadCheck | undefined;
  /** By error URI. */
  readonly errors: ReadonlyMap<string, PayloadCheck | undefined>;
}

const NO_ERRORS: ReadonlyMap<string, PayloadCheck> = new Map();

/**
 * Makes the schemas of a declaration ready for use.
 * @throws {DeclarationError} which names the schema that the validator does not take, and says why.
 */
export function payloadChecks(declaration: Declaration, validator: PayloadValidator): PayloadChecks {
  const checks = compile(validator, namedSchemas(declaration));
  const at = (where: string): PayloadCheck | undefined => {
    const [args, kwargs] = [checks.get(`${where}.args`), checks.get(`${where}.kwargs`)];
    return args === undefined && kwargs === undefined ? undefined : { args, kwargs };
  };
  return {
    own: at("declaration"),
    input: at("declaration.input"),
    progress: at("declaration.progress"),
    result: at("declaration.result"),
    errors: declaration.type === "procedure" ? errorChecks(declaration, at) : NO_ERRORS,
  };
}

function errorChecks(
  { errors = {} }: ProcedureDeclaration,
  at: (where: string) => PayloadCheck | undefined,
): ReadonlyMap<string, PayloadCheck | undefined> {
  return new Map(Object.keys(errors).map((uri) => [uri, at(errorName(uri))]));
}

/** Every schema in a declaration, by where it stands. */
function namedSchemas(declaration: Declaration): ReadonlyMap<string, JsonSchema> {
  const schemas = new Map<string, JsonSchema>();
  const add = (where: string, payload: PayloadSchema = {}): void => {
    if (payload.args !== undefined) schemas.set(`${where}.args`, payload.args);
    if (payload.kwargs !== undefined) schemas.set(`${where}.kwargs`, payload.kwargs);
  };
  if (declaration.type === "type") schemas.set("declaration.schema", declaration.schema);
  if (declaration.type === "interface" || declaration.type === "type") return schemas;
  add("declaration", declaration);
  if (declaration.type !== "procedure") return schemas;
  add("declaration.input", declaration.input);
  add("declaration.progress", declaration.progress);
  add("declaration.result", declaration.result);
  for (const [uri, payload] of Object.entries(declaration.errors ?? {})) add(errorName(uri), payload);
  return schemas;
}

function errorName(uri: string): string {
  return `declaration.errors["${uri}"]`;
}

function compile(
  validator: PayloadValidator,
  schemas: ReadonlyMap<string, JsonSchema>,
): ReadonlyMap<string, SchemaCheck> {
  try {
    return validator.compile(schemas);
  } catch (error) {
    throw new DeclarationError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

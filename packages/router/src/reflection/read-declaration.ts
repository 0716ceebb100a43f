import { isDict } from "@junctor/core";
import type { Declaration, DeclarationType, Dict } from "@junctor/core";
import { matchPolicy } from "../match-policy.ts";

/** What is wrong with a declaration, and where: `declaration.result must be a dict`. */
export class DeclarationError extends Error {
  override readonly name = "DeclarationError";
}

type Member = readonly [key: string, what: string, fits: (value: unknown) => boolean];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const A_SCHEMA = "a JSON Schema: a dict, true or false";

const isText = (value: unknown): boolean => typeof value === "string";
const isSchema = (value: unknown): boolean => typeof value === "boolean" || isDict(value);
const isUuid = (value: unknown): boolean => typeof value === "string" && UUID.test(value);

const described: readonly Member[] = [
  ["title", "a string", isText],
  ["description", "a string", isText],
];
const payload: readonly Member[] = [
  ["args", A_SCHEMA, isSchema],
  ["kwargs", A_SCHEMA, isSchema],
];
const action: readonly Member[] = [
  ...described,
  ...payload,
  ["match", '"exact", "prefix" or "wildcard"', (value) => isText(value) && matchPolicy({ match: value }) !== undefined],
];

/** What each type of declaration may have beside its type; members nobody knows are kept as they are. */
const members: { readonly [T in DeclarationType]: readonly Member[] } = {
  procedure: [
    ...action,
    ["input", "a dict", isDict],
    ["progress", "a dict", isDict],
    ["result", "a dict", isDict],
    ["errors", "a dict", isDict],
  ],
  topic: action,
  error: action,
  interface: [...described, ["uuid", "a UUID", isUuid]],
  type: [...described, ["schema", A_SCHEMA, isSchema]],
};

/** What a type of declaration must have. */
const required: { readonly [T in DeclarationType]?: string } = { interface: "uuid", type: "schema" };

/**
 * Checks the shape of a declaration; what its schemas say is for the validator.
 * @throws {DeclarationError} which names the member that is wrong.
 */
export function readDeclaration(value: unknown): Declaration {
  if (!isDict(value)) throw new DeclarationError("declaration must be a dict");
  const type = own(value, "type");
  if (!isType(type)) {
    throw new DeclarationError(`declaration.type must be one of ${Object.keys(members).join(", ")}`);
  }
  checkMembers(value, members[type], "declaration");
  const missing = required[type];
  if (missing !== undefined && own(value, missing) === undefined) {
    throw new DeclarationError(`declaration.${missing} is missing, and a declaration of type ${type} needs it`);
  }
  if (type === "procedure") checkPayloads(value);
  return value as unknown as Declaration;
}

function isType(type: unknown): type is DeclarationType {
  return typeof type === "string" && Object.hasOwn(members, type);
}

/** The payloads of a procedure beside its CALL. */
function checkPayloads(declaration: Dict): void {
  for (const key of ["input", "progress", "result"]) {
    const value = own(declaration, key);
    if (isDict(value)) checkMembers(value, payload, `declaration.${key}`);
  }
  const errors = own(declaration, "errors");
  if (!isDict(errors)) return;
  for (const [uri, value] of Object.entries(errors)) {
    if (!isDict(value)) throw new DeclarationError(`declaration.errors["${uri}"] must be a dict`);
    checkMembers(value, payload, `declaration.errors["${uri}"]`);
  }
}

function checkMembers(value: Dict, known: readonly Member[], where: string): void {
  for (const [key, what, fits] of known) {
    const member = own(value, key);
    if (member !== undefined && !fits(member)) throw new DeclarationError(`${where}.${key} must be ${what}`);
  }
}

function own(dict: Dict, key: string): unknown {
  return Object.hasOwn(dict, key) ? dict[key] : undefined;
}

import { Ajv } from "ajv";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { ConfigurationProblem } from "./configuration-problem.ts";
import { explainSchemaError } from "./explain-schema-error.ts";
import { pathId } from "./fill-in-secrets.ts";
import type { FilledIn } from "./fill-in-secrets.ts";
import type { KeyPath, SourceDocument } from "./source-document.ts";

const NUMBER = /^-?\d+(\.\d+)?$/;

const validators = new WeakMap<object, ValidateFunction>();

/** Compares what a file says with its schema. The data are good if there are no problems. */
export function checkSchema(schema: object, source: SourceDocument, filled: FilledIn): readonly ConfigurationProblem[] {
  const validator = validatorOf(schema);
  if (validator(filled.data)) return [];
  const converted = convertTexts(validator.errors ?? [], filled);
  if (converted && validator(filled.data)) return [];
  const errors = (validator.errors ?? []).filter((error) => !saysAgain(error));
  return errors.map((error) => describe(source, filled, error));
}

/** A key that tells variants apart and is missing is told as every missing key is. */
function saysAgain({ keyword, params }: ErrorObject): boolean {
  return keyword === "discriminator" && params["tagValue"] === undefined;
}

function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const compiled = new Ajv({ allErrors: true, verbose: true, discriminator: true }).compile(schema);
  validators.set(schema, compiled);
  return compiled;
}

/** What comes from the environment is a text; where a number or `true` is expected, one that reads so is taken. */
function convertTexts(errors: readonly ErrorObject[], { data, secret }: FilledIn): boolean {
  let found = false;
  for (const { keyword, instancePath, params } of errors) {
    const path = toKeyPath(instancePath, data);
    if (keyword !== "type" || !secret.has(pathId(path))) continue;
    const holder = path.slice(0, -1).reduce<unknown>(enter, data) as Record<string | number, unknown>;
    const key = path.at(-1) ?? "";
    const value = convert(String(holder[key]), String(params["type"]));
    if (value === undefined) continue;
    holder[key] = value;
    found = true;
  }
  return found;
}

function convert(text: string, type: string): number | boolean | undefined {
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return (type === "integer" || type === "number") && NUMBER.test(text) ? Number(text) : undefined;
}

function describe(source: SourceDocument, { data, secret }: FilledIn, error: ErrorObject): ConfigurationProblem {
  const path = toKeyPath(error.instancePath, data);
  const told = error.keyword === "discriminator" ? [...path, String(error.params["tag"])] : path;
  const text = explainSchemaError(error, secret.has(pathId(told)));
  if (error.keyword !== "additionalProperties") return source.problemAt(path, text);
  return source.problemWithKey([...path, String(error.params["additionalProperty"])], text);
}

/** A JSON pointer as keys and indexes. */
function toKeyPath(pointer: string, data: unknown): KeyPath {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(key) : key);
    value = enter(value, key);
  }
  return path;
}

function enter(value: unknown, key: string | number): unknown {
  return (value as Record<string | number, unknown> | undefined)?.[key];
}

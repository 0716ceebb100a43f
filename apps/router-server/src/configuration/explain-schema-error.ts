import type { ErrorObject } from "ajv";
import leven from "leven";

/** What a schema says of the value that is wrong. */
interface Expectation {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly description?: string;
  readonly oneOf?: readonly Expectation[];
}

/** What is said of these needs nothing more. */
const COMPLETE: ReadonlySet<string> = new Set(["required", "additionalProperties", "discriminator"]);

/** How the kinds of values are called, in the plural of none. */
const NAMES: { readonly [type: string]: string } = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a section with keys of its own",
  array: "a list",
  null: "nothing",
};

/**
 * Says what was expected, and what is there unless it is a secret.
 * @param isSecret whether the value came from the environment or a file.
 */
export function explainSchemaError(error: ErrorObject, isSecret: boolean): string {
  const expected = describeExpectation(error);
  if (error.keyword === "discriminator" && !isSecret) return `${expected}, found ${show(error.params["tagValue"])}`;
  if (COMPLETE.has(error.keyword)) return expected;
  return isSecret ? expected : `${expected}, found ${show(error.data)}`;
}

function describeExpectation({ keyword, params, parentSchema, message = "" }: ErrorObject): string {
  const schema = (parentSchema ?? {}) as Expectation;
  const wanted = schema.description === undefined ? "" : ` (${schema.description.replace(/\.$/, "")})`;
  switch (keyword) {
    case "additionalProperties":
      return explainUnknownKey(String(params["additionalProperty"]), Object.keys(schema.properties ?? {}));
    case "required":
      return `the key ${String(params["missingProperty"])} is missing${describeProperty(schema, String(params["missingProperty"]))}`;
    case "type":
      return `expected ${NAMES[String(params["type"])] ?? String(params["type"])}${wanted}`;
    case "enum":
      return `expected one of ${listWords(schema.enum ?? [])}`;
    case "discriminator":
      return explainVariant(schema, params);
    case "const":
      return `expected ${JSON.stringify(schema.const)}`;
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
      return `expected a number ${String(params["comparison"])} ${String(params["limit"])}${wanted}`;
    case "minItems":
      return `expected a list with at least ${String(params["limit"])} element${wanted}`;
    case "minLength":
      return `expected a text that is not empty${wanted}`;
    default:
      return `${message}${wanted}`;
  }
}

/** The key that tells variants apart names none. */
function explainVariant({ oneOf = [] }: Expectation, { tag }: ErrorObject["params"]): string {
  const key = String(tag);
  const names = oneOf.map(({ properties = {} }) => (properties[key] as Expectation | undefined)?.const);
  return `${key}: expected one of ${listWords(names)}`;
}

function describeProperty({ properties = {} }: Expectation, key: string): string {
  const { description } = (properties[key] ?? {}) as Expectation;
  return description === undefined ? "" : ` (${description.replace(/\.$/, "")})`;
}

function explainUnknownKey(key: string, known: readonly string[]): string {
  const nearest = findNearest(key, known);
  const hint = nearest === undefined ? `the keys here are ${listWords(known)}` : `did you mean ${nearest}?`;
  return `there is no such key; ${hint}`;
}

/** The word that is most like `word`, if one is like it at all. */
export function findNearest(word: string, words: readonly string[]): string | undefined {
  const distances = words.map((each) => ({ each, distance: leven(word.toLowerCase(), each.toLowerCase()) }));
  const [nearest] = distances.sort((one, other) => one.distance - other.distance);
  return nearest !== undefined && nearest.distance <= Math.max(2, word.length / 3) ? nearest.each : undefined;
}

function listWords(words: readonly unknown[]): string {
  return words.filter((word) => word !== "$schema").join(", ");
}

/** Values are shown if they are short; of sections and lists, only what they are. */
function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return value === null ? "nothing" : "a section";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text;
}

import { UserError } from "../user-error.ts";
import { inferValue } from "../payload/infer-value.ts";
import type { Pair } from "../payload/parse-pair.ts";

/** How the value of an option is checked, and what is expected in words. */
const KINDS = {
  flag: { is: (value: unknown) => typeof value === "boolean", expected: "true or false" },
  text: { is: (value: unknown) => typeof value === "string", expected: "a text" },
  number: { is: isCount, expected: "a whole number" },
  ids: { is: (value: unknown) => Array.isArray(value) && value.every(isCount), expected: "ids, such as 12,34" },
  names: { is: (value: unknown) => Array.isArray(value) && value.every(isText), expected: "names, such as ada,alan" },
} as const;

/** The kind of value an option takes. */
export type OptionKind = keyof typeof KINDS;

/** The options of a verb, as the specification spells them: their name in the client, and their kind. */
export type OptionTable = { readonly [option: string]: readonly [name: string, kind: OptionKind] };

/**
 * Reads `-o option=value`, spelled as in the specification, as the client takes it.
 * @throws {UserError} if there is no such option, or the value does not fit.
 */
export function readWampOptions(pairs: readonly Pair[], table: OptionTable): { readonly [name: string]: unknown } {
  const options: { [name: string]: unknown } = {};
  for (const { key, value } of pairs) {
    const entry = Object.hasOwn(table, key) ? table[key] : undefined;
    if (entry === undefined)
      throw new UserError(`junctor: -o knows ${Object.keys(table).join(", ")} here, not ${key}.`);
    const [name, kind] = entry;
    options[name] = readValue(key, value, kind);
  }
  return options;
}

function readValue(key: string, text: string, kind: OptionKind): unknown {
  const value = kind === "text" ? text : kind === "ids" || kind === "names" ? readList(text, kind) : inferValue(text);
  if (KINDS[kind].is(value)) return value;
  throw new UserError(`junctor: -o ${key} takes ${KINDS[kind].expected}.`);
}

function readList(text: string, kind: "ids" | "names"): unknown {
  const words = text === "" ? [] : text.split(",");
  return kind === "ids" ? words.map(inferValue) : words;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

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
  const values = pairs.map(({ key, value }) => [key, readValue(value, kindOf(key, table))] as const);
  return nameWampOptions(Object.fromEntries(values), table);
}

/**
 * Gives options the names they have in the client.
 * @throws {UserError} if there is no such option, or the value does not fit.
 */
export function nameWampOptions(
  options: { readonly [option: string]: unknown },
  table: OptionTable,
): { readonly [name: string]: unknown } {
  const named = Object.entries(options).map(([option, value]) => {
    const kind = kindOf(option, table);
    if (kind === undefined) {
      throw new UserError(`junctor: there is no option ${option} here, but ${Object.keys(table).join(", ")}.`);
    }
    if (!KINDS[kind].is(value)) throw new UserError(`junctor: the option ${option} takes ${KINDS[kind].expected}.`);
    return [table[option]?.[0] ?? "", value] as const;
  });
  return Object.fromEntries(named);
}

function kindOf(option: string, table: OptionTable): OptionKind | undefined {
  return Object.hasOwn(table, option) ? table[option]?.[1] : undefined;
}

function readValue(text: string, kind: OptionKind | undefined): unknown {
  if (kind === "ids" || kind === "names") return readList(text, kind);
  return kind === "text" ? text : inferValue(text);
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

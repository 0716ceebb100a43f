import type { PayloadValues } from "@junctor/core";
import { isDict } from "@junctor/core";
import { UserError } from "../user-error.ts";
import { inferValue } from "./infer-value.ts";
import { parseJson } from "./parse-json.ts";
import type { Pair } from "./parse-pair.ts";

/** What the command line says of a payload. */
export interface PayloadWords {
  /** The positional arguments. */
  readonly words: readonly string[];
  /** `-k`, `--kwarg`: keyword arguments. */
  readonly kwarg?: readonly Pair[] | undefined;
  /** `--json`: words and keyword arguments are JSON. */
  readonly json?: boolean | undefined;
  /** `--args`: a JSON list, in front of the words. */
  readonly args?: string | undefined;
  /** `--kwargs`: a JSON object; single keyword arguments replace what it has. */
  readonly kwargs?: string | undefined;
}

/**
 * The payload that is meant.
 * @throws {UserError} if something that has to be JSON is not.
 */
export function parsePayload({ words, kwarg = [], json = false, args, kwargs }: PayloadWords): PayloadValues {
  const read = json ? (word: string, what: string) => readJson(word, what) : inferValue;
  return {
    args: [...readList(args), ...words.map((word, index) => read(word, `argument ${index + 1}`))],
    kwargs: {
      ...readObject(kwargs),
      ...Object.fromEntries(kwarg.map(({ key, value }) => [key, read(value, `-k ${key}`)])),
    },
  };
}

function readList(text: string | undefined): readonly unknown[] {
  const list = text === undefined ? [] : readJson(text, "--args");
  if (Array.isArray(list)) return list;
  throw new UserError("junctor: --args takes a JSON list, such as '[1, \"two\"]'.");
}

function readObject(text: string | undefined): { readonly [key: string]: unknown } {
  const object = text === undefined ? {} : readJson(text, "--kwargs");
  if (isDict(object)) return object;
  throw new UserError('junctor: --kwargs takes a JSON object, such as \'{"name": "Ada"}\'.');
}

function readJson(text: string, what: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new UserError(`junctor: ${what} is no JSON. Texts need quotes of their own: '"text"'.`);
  }
}

import { parseJson } from "./parse-json.ts";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * The value that a word of the command line means: numbers, `true`, `false` and `null` as JSON has them, JSON lists and
 * objects, and all else is text. Quotes of its own make anything text: `"'1'"`.
 */
export function inferValue(word: string): unknown {
  if (WORDS.has(word)) return WORDS.get(word);
  if (NUMBER.test(word)) return parseJson(word);
  if (/^'[^]*'$/.test(word)) return word.slice(1, -1);
  return /^[[{"]/.test(word) ? jsonOrText(word) : word;
}

function jsonOrText(word: string): unknown {
  try {
    return parseJson(word);
  } catch {
    return word;
  }
}

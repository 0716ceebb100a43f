import { decodeBase64 } from "../bytes.ts";
import { isExactNumber, LEAST_INTEGER, MOST_INTEGER } from "../integer-range.ts";

/** So many digits in a row may make an integer that a JavaScript number rounds. */
const MANY_DIGITS = /[0-9]{16}/;
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/g;
/** An integer of 64 bits has no more digits. */
const BIG_INTEGER = /^-?[0-9]{16,20}$/;
/** Marks a big integer inside a string. No Base64 contains it, so binary strings never look like one. */
const MARK = "#";

/**
 * The value of well-formed JSON: integers between 2^53 and 2^64 become BigInt, strings that start with U+0000
 * become bytes (spec: TR-BIN-02).
 */
export function parseJson(text: string): unknown {
  const big = MANY_DIGITS.test(text);
  if (!big && !text.includes("\\u0000")) return JSON.parse(text);
  return JSON.parse(big ? markBigIntegers(text) : text, revive);
}

/** Replaces each big integer outside of strings by a string that `revive` knows. */
function markBigIntegers(text: string): string {
  let marked = "";
  let at = 0;
  for (let quote = text.indexOf('"'); quote !== -1; quote = text.indexOf('"', at)) {
    const end = endOfString(text, quote);
    marked += text.slice(at, quote).replace(NUMBER, markBigInteger) + text.slice(quote, end);
    at = end;
  }
  return marked + text.slice(at).replace(NUMBER, markBigInteger);
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charAt(before - 1) === "\\") before--;
  return (at - before) % 2 === 1;
}

function markBigInteger(token: string): string {
  if (!BIG_INTEGER.test(token)) return token;
  const value = BigInt(token);
  if (isExactNumber(value) || value < LEAST_INTEGER || value > MOST_INTEGER) return token;
  return `"\\u0000${MARK}${token}"`;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || value.charCodeAt(0) !== 0) return value;
  return value.charAt(1) === MARK ? BigInt(value.slice(2)) : decodeBase64(value.slice(1));
}

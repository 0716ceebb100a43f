import { decodeBase64 } from "./base64.ts";

/** So many digits in a row may make an integer that a JavaScript number rounds. */
const MANY_DIGITS = /[0-9]{16}/;
/** The tokens of well-formed JSON that hold digits: strings are matched so that what is in them is left alone. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/g;
const INTEGER = /^-?[0-9]{16,}$/;
/** Marks a big integer inside a string. No Base64 contains it, so binary strings never look like one. */
const MARK = "#";

/**
 * The value of well-formed JSON: integers beyond 2^53 become BigInt, strings that start with U+0000
 * become bytes (spec: TR-BIN-02).
 */
export function parseJson(text: string): unknown {
  const big = MANY_DIGITS.test(text);
  if (!big && !text.includes("\\u0000")) return JSON.parse(text);
  return JSON.parse(big ? text.replace(STRING_OR_NUMBER, markBigInteger) : text, revive);
}

function markBigInteger(token: string): string {
  if (!INTEGER.test(token) || isExact(token)) return token;
  return `"\\u0000${MARK}${token}"`;
}

/** 2^53 is exact although it is not a safe integer: it is what 2^53 + 1 would be rounded to. */
function isExact(token: string): boolean {
  return Number.isSafeInteger(Number(token)) || token === "9007199254740992" || token === "-9007199254740992";
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || value.charCodeAt(0) !== 0) return value;
  return value.charAt(1) === MARK ? BigInt(value.slice(2)) : decodeBase64(value.slice(1));
}

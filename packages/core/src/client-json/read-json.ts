import { ProtocolError } from "../errors.ts";
import { MAX_ID } from "../ids.ts";
import { isExactNumber, LEAST_INTEGER, MOST_INTEGER } from "../integer-range.ts";
import { isBase64 } from "../json/is-base64.ts";
import { fromBase64 } from "./web-text.ts";

/** Strings and numbers of well-formed JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
/** An integer that a JavaScript number may round; one of 64 bits has no more digits. */
const BIG_INTEGER = /^-?\d{16,20}$/;
/** Marks a big integer inside a string. No Base64 contains it, so binary strings never look like one. */
const MARK = "\0#";

/** In every text with a binary string or a big integer. */
const SPECIAL = /\\u0000|9\d{15}|\d{17}/;

type Container = { [key: string]: unknown };

/**
 * The value of JSON text: integers between 2^53 and 2^64 become BigInt, strings that start with U+0000 become bytes
 * (spec: TR-BIN-02).
 * @throws {ProtocolError} if it is not well-formed, or nested more than `maxDepth` levels deep.
 */
export function readJson(text: string, maxDepth: number): unknown {
  // What is too deep has as many closing brackets as opening ones.
  if (text.length <= 2 * maxDepth && !SPECIAL.test(text)) return parse(text);
  let exact = true;
  let marked = false;
  const revive = (value: unknown, depth: number): unknown => {
    if (typeof value === "string") return value.startsWith("\0") ? reviveString(value, marked) : value;
    if (typeof value === "number") exact &&= Math.abs(value) < MAX_ID;
    if (typeof value !== "object" || value === null) return value;
    if (depth === 0) throw new ProtocolError(`nested more than ${maxDepth} levels deep`);
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      const item = (value as Container)[key];
      const revived = revive(item, depth - 1);
      if (revived !== item) (value as Container)[key] = revived;
    }
    return value;
  };
  const value = revive(parse(text), maxDepth);
  if (exact) return value;
  marked = true;
  return revive(parse(text.replace(TOKEN, markBigInteger)), maxDepth);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProtocolError(`invalid JSON: ${(error as Error).message}`);
  }
}

function markBigInteger(token: string): string {
  if (!BIG_INTEGER.test(token)) return token;
  const value = BigInt(token);
  const fits = value >= LEAST_INTEGER && value <= MOST_INTEGER && !isExactNumber(value);
  return fits ? JSON.stringify(MARK + token) : token;
}

function reviveString(text: string, marked: boolean): unknown {
  if (marked && text.startsWith(MARK)) return BigInt(text.slice(MARK.length));
  const base64 = text.slice(1);
  if (!isBase64(base64)) throw new ProtocolError("malformed Base64 in a binary string");
  return fromBase64(base64);
}

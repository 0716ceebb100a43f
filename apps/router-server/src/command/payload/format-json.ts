import { PayloadError } from "@junctor/core";
import { json } from "@junctor/core/json";

const serializer = json();
const utf8 = new TextDecoder();

/**
 * A value as WAMP's JSON on one line: large integers keep every digit, bytes are Base64 behind U+0000, what is
 * `undefined` in an object is left out, and numbers that JSON has no form for are `null`.
 */
export function formatJson(value: unknown): string {
  // C1 controls steer terminals as C0 ones do, which JSON escapes itself.
  return encode(value).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function encode(value: unknown): string {
  try {
    return encodeExactly(value);
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    return encodeExactly(expressible(value));
  }
}

function encodeExactly(value: unknown): string {
  const { bytes } = serializer.encodePayload({ args: [value], kwargs: {} });
  // The arguments are a list of this one value.
  return utf8.decode(bytes).slice(1, -1);
}

/** A copy without what only other serializers carry. */
function expressible(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  if (typeof value === "string") return value.replace(/^\0+/, "");
  if (Array.isArray(value)) return value.map(expressible);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expressible(each)]));
}

import { json } from "@junctor/core/json";

const serializer = json();
const utf8 = new TextEncoder();

/**
 * Reads WAMP's JSON: integers beyond 2^53 become bigints, texts behind U+0000 bytes.
 * @throws {SyntaxError} if it is no JSON.
 */
export function parseJson(text: string): unknown {
  // Checked first: what closes the list below, and opens another one, is no JSON either.
  JSON.parse(text);
  return serializer.decodePayload({ serializer: "json", count: 1, bytes: utf8.encode(`[${text}]`) }).args[0];
}

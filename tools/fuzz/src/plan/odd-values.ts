import { MAX_ID } from "@junctor/core";
import type { SeededRandom } from "../seeded-random.ts";

const SCALARS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  1.5,
  -2_147_483_649,
  4_294_967_296,
  MAX_ID,
  BigInt(MAX_ID) + 1n,
  -9_223_372_036_854_775_808n,
  1e300,
  "",
  "text",
  "é\u{1F600}",
  "__proto__",
  "x".repeat(3_000),
];

const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "",
  "x",
  "publisher",
  "caller",
  "trustlevel",
  "session",
  "forward_for",
  "é",
];

/** Any value that every serializer can express, nested at most `depth` times; no text that starts with U+0000. */
export function oddValue(random: SeededRandom, depth = 3): unknown {
  const kind = random.below(depth === 0 ? 6 : 10);
  if (kind < 6) return random.pick(SCALARS);
  if (kind === 6) return new Uint8Array(random.below(40)).fill(random.below(256));
  const size = random.below(4);
  if (kind < 9) return Array.from({ length: size }, () => oddValue(random, depth - 1));
  return oddDict(random, depth - 1, size);
}

/** A dict with odd keys, own ones all of them. */
export function oddDict(random: SeededRandom, depth = 2, size = random.below(4)): object {
  const dict: object = Object.create(null);
  for (let index = 0; index < size; index++) define(dict, random.pick(KEYS), oddValue(random, depth));
  return dict;
}

/** Sets an own property, even `__proto__`. */
export function define(dict: object, key: string, value: unknown): void {
  Object.defineProperty(dict, key, { value, enumerable: true, configurable: true, writable: true });
}

const URIS = [
  "",
  ".",
  "..",
  "com..one",
  "com.",
  ".com",
  "com one",
  "com.#",
  "com.example.\u0000",
  "wamp",
  "wamp.",
  "wamp.session.on_join",
  "WAMP.session.on_join",
  "\uff57amp.session.on_join",
  "__proto__",
  "constructor.prototype",
  "a".repeat(600),
  "a.".repeat(40),
  "x".repeat(100_000),
];

/** Text where a URI belongs. */
export function oddUri(random: SeededRandom): string {
  return random.pick(URIS);
}

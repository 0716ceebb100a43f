import { describe, expect, it } from "vitest";
import { isPattern, isReservedUri, isUri, MAX_URI_COMPONENTS, MAX_URI_LENGTH } from "./uri.ts";

/** Valid as: loose, loose with empty components, loose prefix, strict, strict with empty components, strict prefix. */
const table: [string, string][] = [
  ["com.myapp.mytopic1", "111111"],
  ["", "011011"],
  [".", "010010"],
  ["a..b", "010010"],
  ["a.b.", "011011"],
  [".a", "010010"],
  ["a#b", "000000"],
  ["a b", "000000"],
  ["com.foo.#", "000000"],
  ["com.foo\n", "000000"],
  ["a\u00a0b", "000000"],
  ["Com.Foo", "111000"],
  ["com.my-app", "111000"],
  ["1.2", "111111"],
  ["_", "111111"],
  ["\u0663", "111000"],
];

describe("a URI", () => {
  it.each(table)("%j is valid as the spec's table says (%s)", (uri, expected) => {
    const found = [
      isUri(uri, "loose"),
      isPattern(uri, "wildcard", "loose"),
      isPattern(uri, "prefix", "loose"),
      isUri(uri, "strict"),
      isPattern(uri, "wildcard", "strict"),
      isPattern(uri, "prefix", "strict"),
    ];
    expect(found.map(Number).join("")).toBe(expected);
  });

  it.each(table)("%j is valid as an exact pattern if it is a URI", (uri) => {
    expect(isPattern(uri, "exact")).toBe(isUri(uri));
  });

  it("agrees with the regular expressions of the spec on every code unit", () => {
    const loose = /^([^\s.#]+\.)*([^\s.#]+)$/;
    const strict = /^([0-9a-z_]+\.)*([0-9a-z_]+)$/;
    const wrong = Array.from({ length: 0x1_0000 }, (_, unit) => `a${String.fromCharCode(unit)}b`).filter(
      (uri) => isUri(uri) !== loose.test(uri) || isUri(uri, "strict") !== strict.test(uri),
    );
    expect(wrong).toEqual([]);
  });

  it("may be so long and no longer", () => {
    expect(isUri("a".repeat(MAX_URI_LENGTH))).toBe(true);
    expect(isUri("a".repeat(MAX_URI_LENGTH + 1))).toBe(false);
  });

  it("may have so many components and no more", () => {
    const uri = Array.from({ length: MAX_URI_COMPONENTS }, () => "a").join(".");
    expect(isUri(uri)).toBe(true);
    expect(isUri(`${uri}.a`)).toBe(false);
    expect(isPattern(".".repeat(MAX_URI_COMPONENTS), "wildcard")).toBe(false);
  });

  it.each([
    ["wamp", true],
    ["wamp.session.on_join", true],
    ["wampy.topic", false],
    ["com.wamp", false],
    ["", false],
  ])("%j is reserved: %s", (uri, reserved) => {
    expect(isReservedUri(uri)).toBe(reserved);
  });
});

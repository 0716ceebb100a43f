import { describe, expect, test } from "vitest";
import { compileSchema } from "./compile-schema.ts";

/** The regular expressions of the specification, on texts without what makes `$` and `\d` differ between engines. */
const spec: { readonly [format: string]: RegExp } = {
  wampname: /^[^\s.#]+$/,
  wampname_s: /^[\da-z_]+$/,
  wampuri: /^([^\s.#]+\.)*([^\s.#]+)$/,
  wampuri_s: /^([\da-z_]+\.)*([\da-z_]+)$/,
  wampuri_p: /^(([^\s.#]+\.)|\.)*([^\s.#]+)?$/,
  wampuri_sp: /^(([\da-z_]+\.)|\.)*([\da-z_]+)?$/,
  wampuri_pp: /^([^\s.#]+\.)*([^\s.#]*)$/,
  wampuri_spp: /^([\da-z_]+\.)*([\da-z_]*)$/,
};

const texts = [
  "",
  ".",
  "a",
  "A",
  "a_1",
  "a-b",
  "a.b",
  "a.B",
  "a.",
  ".a",
  "a..b",
  "..",
  "a b",
  "a#b",
  "a.b#",
  " ",
  "ä.ß",
  "a\u00a0b",
];

describe("a string of the format", () => {
  test.each(Object.entries(spec))("%s is what its expression matches (AP-IDL-02, AP-IDL-03)", (format, expression) => {
    const check = compileSchema({ format });
    expect(texts.filter((text) => check(text) === undefined)).toEqual(texts.filter((text) => expression.test(text)));
  });
});

describe("the format wampid", () => {
  test("is an integer from 1 to 2^53 (AP-IDL-02)", () => {
    const check = compileSchema({ type: "integer", format: "wampid" });
    const ids = [1, 2 ** 53, 1n, 2n ** 53n];
    expect(ids.filter((id) => check(id) !== undefined)).toEqual([]);
    const others = [0, -1, 1.5, 2 ** 53 + 2, 0n, 2n ** 53n + 1n, "1", true, null];
    expect(others.filter((other) => check(other) === undefined)).toEqual([]);
  });
});

test("formats say nothing of values of other types, and formats WAMP does not name say nothing at all", () => {
  expect(compileSchema({ format: "wampuri" })(1)).toBeUndefined();
  expect(compileSchema({ format: "wampid" })("a")).toBeUndefined();
  expect(compileSchema({ format: "email" })("a")).toBeUndefined();
  expect(compileSchema({ format: "toString" })("a")).toBeUndefined();
});

import { describe, expect, it, test } from "vitest";
import { inferValue } from "./infer-value.ts";

test.each<[string, unknown]>([
  ["1", 1],
  ["-5", -5],
  ["0", 0],
  ["1.50", 1.5],
  ["1e3", 1000],
  ["9007199254740993", 9007199254740993n],
  ["true", true],
  ["false", false],
  ["null", null],
  ["'1'", "1"],
  ["'true'", "true"],
  ["''", ""],
  ['"1"', "1"],
  ["[1,2]", [1, 2]],
  ['{"a":1}', { a: 1 }],
])("%s means %o", (word, value) => {
  expect(inferValue(word)).toEqual(value);
});

describe("text is what looks like nothing else", () => {
  it.each([
    "",
    "hello",
    "007",
    "+1",
    "1.",
    ".5",
    "0x10",
    "1_000",
    "NaN",
    "Infinity",
    "True",
    "'",
    "[draft]",
    "{",
    '"open',
    "--1",
  ])("%j", (word) => {
    expect(inferValue(word)).toBe(word);
  });
});

import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { parseCount } from "./parse-count.ts";
import { parseDuration } from "./parse-duration.ts";
import { parsePair } from "./parse-pair.ts";

test.each([
  ["500", 500],
  ["0", 0],
  ["500ms", 500],
  ["1.5s", 1_500],
  ["2m", 120_000],
  ["1h", 3_600_000],
])("%s is %d milliseconds", (text, duration) => {
  expect(parseDuration(text)).toBe(duration);
});

test.each(["", "-1", "5 s", "5d", "1e3", "s", "25000h", "NaN"])("%j is no duration", (text) => {
  expect(() => parseDuration(text)).toThrow(InvalidArgumentError);
});

test("a count is a whole number from 1", () => {
  expect([parseCount("1"), parseCount("1000000")]).toEqual([1, 1_000_000]);
  for (const text of ["0", "-1", "1.5", "", "ten"]) expect(() => parseCount(text)).toThrow(InvalidArgumentError);
});

test("a pair is split at its first equals sign, and added to those before", () => {
  expect(parsePair("b=c=d", [{ key: "a", value: "" }])).toEqual([
    { key: "a", value: "" },
    { key: "b", value: "c=d" },
  ]);
  for (const text of ["a", "=a", ""]) expect(() => parsePair(text)).toThrow(InvalidArgumentError);
});

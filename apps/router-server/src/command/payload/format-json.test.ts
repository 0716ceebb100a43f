import { expect, test } from "vitest";
import { formatJson } from "./format-json.ts";
import { parseJson } from "./parse-json.ts";

test.each<[string, unknown]>([
  ['{"args":[1,"two"],"kwargs":{}}', { args: [1, "two"], kwargs: {} }],
  ['{"b":1}', { a: undefined, b: 1 }],
  ["18446744073709551615", 18446744073709551615n],
  ['"\\u0000AQI="', new Uint8Array([1, 2])],
  ['"a\\nb"', "a\nb"],
])("a value is written as one line: %s", (text, value) => {
  expect(formatJson(value)).toBe(text);
});

test("what would steer a terminal is escaped", () => {
  expect(formatJson("\u001b[2J\u009b1m\u007f\u2028")).toBe('"\\u001b[2J\\u009b1m\\u007f\\u2028"');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d, which other serializers carry, is null", (value) => {
  expect(formatJson({ args: [value, 2n ** 60n] })).toBe('{"args":[null,1152921504606846976]}');
});

test("what is written can be read", () => {
  const value = { bytes: new Uint8Array([0, 255]), big: 2n ** 63n, list: [null, false] };
  expect(parseJson(formatJson(value))).toEqual(value);
});

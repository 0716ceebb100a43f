import { describe, expect, test } from "vitest";
import { parseTime } from "./parse-time.ts";

describe("an RFC 3339 time", () => {
  test.each([
    ["1970-01-01T00:00:00Z", 0],
    ["1970-01-01T00:00:01.5Z", 1_500],
    ["1970-01-01t00:00:01.0005z", 1_000.5],
    ["1970-01-01T02:00:00+02:00", 0],
    ["1969-12-31T19:30:00.001-04:30", 1],
  ])("%s is read to the fraction of a millisecond", (text, ms) => {
    expect(parseTime(text)).toBe(ms);
  });

  test.each([
    "",
    "0",
    "1970-01-01",
    "1970-01-01T00:00:00",
    "1970-01-01 00:00:00Z",
    "1970-13-01T00:00:00Z",
    "1970-01-01T25:00:00Z",
    "yesterday",
  ])("is not %j", (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});

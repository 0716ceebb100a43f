import { expect, test } from "vitest";
import { median, spread } from "./statistics.ts";

test("a median is in the middle whatever the order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test("a spread is told in medians", () => {
  expect(spread([8, 10, 12])).toBeCloseTo(0.4);
});

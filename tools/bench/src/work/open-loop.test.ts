import { expect, test } from "vitest";
import { arrivalsDue } from "./open-loop.ts";

test("arrivals are due by the clock alone, so that a late tick makes up for what it missed", () => {
  expect([0, 1, 2.5, 10, 1_000].map((ms) => arrivalsDue(ms, 2_000))).toEqual([0, 2, 5, 20, 2_000]);
});

import { expect, test } from "vitest";
import { inBatches, percentile } from "./statistics.ts";

test("a percentile is one of the values, and 0 if there are none", () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect([percentile(values, 0), percentile(values, 50), percentile(values, 99), percentile([], 99)]).toEqual([
    1, 51, 100, 0,
  ]);
});

test("no more are made at once than the width", async () => {
  let [open, most] = [0, 0];
  const made = await inBatches(10, 4, async (n) => {
    most = Math.max(most, ++open);
    await Promise.resolve();
    open--;
    return n;
  });
  expect(made).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(most).toBe(4);
});

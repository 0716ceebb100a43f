import { expect, test } from "vitest";
import { cutBatches } from "./batches.ts";

const lengths = (...items: number[]) =>
  cutBatches(items.map((length) => new Uint8Array(length))).map((batch) => batch.map((item) => item.length));

test("small items share a batch, in order", () => {
  expect(lengths(1, 2, 3)).toEqual([[1, 2, 3]]);
});

test("a batch of several items stays within 32 KiB; a larger item is a batch of its own", () => {
  expect(lengths(20_000, 12_768, 1, 40_000, 2, 3)).toEqual([[20_000, 12_768], [1], [40_000], [2, 3]]);
});

test("TR-BATCH-05: no items make no batch", () => {
  expect(lengths()).toEqual([]);
});

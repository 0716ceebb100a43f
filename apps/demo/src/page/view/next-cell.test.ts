import { expect, it } from "vitest";
import { nextCell } from "./next-cell.ts";

it.each([
  [0, "ArrowRight", 1],
  [17, "ArrowLeft", 16],
  [17, "ArrowUp", 1],
  [17, "ArrowDown", 33],
  [17, "Home", 16],
  [17, "End", 31],
])("from cell %i, %s leads to %i", (cell, key, expected) => {
  expect(nextCell(cell, key)).toBe(expected);
});

it.each([
  [0, "ArrowLeft"],
  [15, "ArrowRight"],
  [3, "ArrowUp"],
  [143, "ArrowDown"],
  [3, "x"],
  [-1, "ArrowRight"],
])("from cell %i, %s leads nowhere", (cell, key) => {
  expect(nextCell(cell, key)).toBeUndefined();
});

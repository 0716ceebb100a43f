import { describe, expect, it } from "vitest";
import type { RandomSource } from "./clock.ts";
import { isId, MAX_ID, randomId, SequentialIds } from "./ids.ts";

function drawing(...values: number[]): RandomSource {
  const left = [...values];
  return { uint32: () => left.shift() ?? 0 };
}

describe("an id", () => {
  it.each([1, 2 ** 32, 2 ** 53 - 1, 9_007_199_254_740_992])("may be %d", (value) => {
    expect(isId(value)).toBe(true);
  });

  it.each([0, -1, 1.5, 2 ** 53 + 2, Infinity, Number.NaN, true, "1", null, undefined, 1n])("may not be %s", (value) => {
    expect(isId(value)).toBe(false);
  });
});

describe("global ids", () => {
  it("cover the whole range, both ends included", () => {
    expect(randomId(drawing(0, 0))).toBe(1);
    expect(randomId(drawing(0xffff_ffff, 0xffff_ffff))).toBe(MAX_ID);
    expect(randomId(drawing(1, 2))).toBe(2 ** 32 + 3);
  });

  it("differ for every pair of draws", () => {
    const drawn = [drawing(0, 1), drawing(1, 0), drawing(1, 1), drawing(0x1f_ffff, 0)].map(randomId);
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe("session ids", () => {
  it("start at 1 and go up by 1", () => {
    const ids = new SequentialIds();
    expect([ids.last, ids.next(), ids.next(), ids.next(), ids.last]).toEqual([0, 1, 2, 3, 3]);
  });

  it("start again at 1 after 2^53", () => {
    const ids = new SequentialIds(MAX_ID - 1);
    expect([ids.next(), ids.next(), ids.next()]).toEqual([MAX_ID, 1, 2]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatBytes, encodeUtf8, isUtf8Native } from "./bytes.ts";
import { isUtf8 } from "./is-utf8.ts";

const text = fc.string({ unit: "binary" }).map(encodeUtf8);
const octets = fc.uint8Array({ maxLength: 4 });

describe("UTF-8", () => {
  it("is told from other bytes as the platform does", () => {
    fc.assert(
      fc.property(fc.tuple(text, octets, text).map(concatBytes), (bytes) => {
        expect(isUtf8(bytes, 0, bytes.length)).toBe(isUtf8Native(bytes));
      }),
      { numRuns: 1000 },
    );
  });

  it("may not reach over its end", () => {
    expect(isUtf8(encodeUtf8("aé"), 0, 2)).toBe(false);
    expect(isUtf8(encodeUtf8("aé"), 0, 3)).toBe(true);
  });

  it.each([511, 512, 100_000])("is checked in %i octets, too", (length) => {
    const bytes = encodeUtf8("x".repeat(length));
    expect(isUtf8(bytes, 0, length)).toBe(true);
    bytes[length - 1] = 0xc3;
    expect(isUtf8(bytes, 0, length)).toBe(false);
  });
});

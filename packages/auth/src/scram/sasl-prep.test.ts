import { describe, expect, test } from "vitest";
import { saslPrep } from "./sasl-prep.ts";

describe("SASLprep (RFC 4013; AP-SCRAM-13)", () => {
  test.each([
    ["I\u00adX", "IX"],
    ["user", "user"],
    ["USER", "USER"],
    ["\u00aa", "a"],
    ["\u2168", "IX"],
    ["a\u00a0b\u3000c", "a b c"],
    ["\u0627\u0031\u0628", "\u0627\u0031\u0628"],
    ["p\u00e4ss", "p\u00e4ss"],
    ["pa\u0308ss", "p\u00e4ss"],
    ["\u{1f511}", "\u{1f511}"],
  ])("makes of %j %j", (text, prepared) => {
    expect(saslPrep(text)).toBe(prepared);
  });

  test.each(["\u0007", "\u0627\u0031", "\u0627a\u0628", "\ue000", "\ufdd0", "\u202e", "\ud800", "\u{e0041}", "\ufffd"])(
    "prohibits %j",
    (text) => {
      expect(() => saslPrep(text)).toThrow(RangeError);
    },
  );
});

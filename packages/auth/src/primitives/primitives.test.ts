import { assert, property, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { countingRandom } from "../applicant.test-support.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { equalBytes } from "./equal-bytes.ts";
import { equalSecrets } from "./equal-secrets.ts";
import { fromHex, toHex } from "./hex.ts";
import { randomBytes } from "./random-bytes.ts";

describe("Base64", () => {
  test.each([
    ["", ""],
    ["66", "Zg=="],
    ["666f", "Zm8="],
    ["666f6f", "Zm9v"],
    ["666f6f62", "Zm9vYg=="],
    ["fbffbf", "+/+/"],
  ])("of %j is %j (RFC 4648)", (hex, text) => {
    expect(toBase64(fromHex(hex, hex.length / 2) as Uint8Array)).toBe(text);
  });

  test("is read back", () => {
    assert(
      property(uint8Array({ maxLength: 80 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  test.each(["A", "AA", "AAA", "AA=", "A===", "AAAA=", "AB==", "AAB=", " AAAA", "AA AA", "AA-_", "=", "AAAA\n"])(
    "that is not canonical is none: %j",
    (text) => {
      expect(fromBase64(text)).toBeUndefined();
    },
  );
});

test("hexadecimal digits are read in either case, and only as many as there should be", () => {
  const bytes = Uint8Array.of(0, 15, 255);
  expect(toHex(bytes)).toBe("000fff");
  expect(fromHex("000FfF", 3)).toEqual(bytes);
  for (const wrong of ["000ff", "000fff00", "000ffg", " 000fff", 1, undefined]) {
    expect(fromHex(wrong, 3)).toBeUndefined();
  }
});

test("secrets and octets are equal only if all of them is", () => {
  expect(equalSecrets("secret", "secret")).toBe(true);
  expect(equalSecrets("", "")).toBe(true);
  for (const other of ["", "secre", "secrets", "Secret", "secret\0"]) expect(equalSecrets("secret", other)).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false);
});

test("random octets are as many as are asked for, and differ", () => {
  const random = countingRandom();
  const [one, other] = [randomBytes(random, 16), randomBytes(random, 16)];
  expect([one.length, other.length]).toEqual([16, 16]);
  expect(one).not.toEqual(other);
});

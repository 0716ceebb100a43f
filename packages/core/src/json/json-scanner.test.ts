import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeUtf8 } from "../bytes.ts";
import { ProtocolError } from "../errors.ts";
import { fromHex } from "../hex.test-support.ts";
import { JsonScanner } from "./json-scanner.ts";

function admits(bytes: Uint8Array): boolean {
  const scanner = new JsonScanner(bytes, 64);
  try {
    scanner.skipSpace();
    scanner.skipValue(0);
    scanner.skipSpace();
    return scanner.at === bytes.length;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Text that is often nearly JSON. */
const nearlyJson = fc
  .tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom("", "0", "-", "e", ".", ",", '"', "\\", "[", "}", "\t", "\u0001", "u00", "é"),
  )
  .map(([text, place, insertion]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + insertion + text.slice(insertion === "" ? at + 1 : at);
  });

describe("the scan of JSON", () => {
  it("admits what JSON.parse admits", () => {
    fc.assert(
      fc.property(nearlyJson, (text) => {
        fc.pre(!text.includes("\\u0000") && !/\p{Surrogate}/u.test(text));
        expect(admits(encodeUtf8(text))).toBe(parses(text));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    "01",
    "-",
    "1.",
    ".5",
    "1e",
    "1e+",
    "+1",
    "0x1",
    "NaN",
    "Infinity",
    "tru",
    "nul",
    "falsee",
    "undefined",
    "'a'",
    '"\\x"',
    '"\\u12g4"',
    '"\\u123',
    '"\n"',
    '"\u007f',
    "[1,]",
    "[,1]",
    "[1 2]",
    "{,}",
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    "{a:1}",
    "{1:1}",
    "[",
    "]",
    "",
    " ",
    "[1",
    '{"a":1',
    "\ufeff1",
    "1 1",
    "//1",
    "/**/1",
    "[1]]",
  ])("refuses %j as JSON.parse does", (text) => {
    expect(parses(text)).toBe(false);
    expect(admits(encodeUtf8(text))).toBe(false);
  });

  it.each([
    "0",
    "-0",
    "-0.0e-00",
    "1E+10",
    '"\\u0041\\/\\b"',
    '"\u007f\u2028"',
    " [ ] ",
    ' { "a" : [ { } , null ] } ',
    "[true,false]",
  ])("admits %j as JSON.parse does", (text) => {
    expect(parses(text)).toBe(true);
    expect(admits(encodeUtf8(text))).toBe(true);
  });

  it.each([
    ["a continuation octet alone", "80"],
    ["an overlong form of two octets", "c1bf"],
    ["an overlong form of three octets", "e09fbf"],
    ["an overlong form of four octets", "f08fbfbf"],
    ["a surrogate", "eda080"],
    ["a code point above U+10FFFF", "f4908080"],
    ["a lead octet above F4", "f5808080"],
    ["a sequence that is cut off", "e282"],
    ["a sequence that is broken", "e28228"],
  ])("refuses %s", (_what, hex) => {
    expect(admits(fromHex(`22${hex}22`))).toBe(false);
  });

  it.each(["c2a0", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf"])(
    "admits the UTF-8 %s",
    (hex) => {
      expect(admits(fromHex(`22${hex}22`))).toBe(true);
    },
  );

  it.each([
    '"\\u0000AAA"',
    '"\\u0000A==="',
    '"\\u0000AA=A"',
    '"\\u0000AA-_"',
    '"\\u0000 AAA="',
    '"\\u0000a"',
    '["\\u0000é"]',
  ])("refuses the binary string %j", (text) => {
    expect(admits(encodeUtf8(text))).toBe(false);
  });
});

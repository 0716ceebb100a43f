import { expect, test } from "vitest";
import { formatBytes, parseBytes } from "./message-bytes.ts";

const octets = Uint8Array.of(0, 128, 255);

test.each([
  ["hex", "0080ff\n"],
  ["base64", "AID/\n"],
] as const)("octets are written in %s, and read back", (form, text) => {
  expect(formatBytes(octets, form)).toBe(text);
  expect(Uint8Array.from(parseBytes(Buffer.from(text), form))).toEqual(octets);
  expect(() => parseBytes(Buffer.from("hush!"), form)).toThrow("what is to be decoded is not");
});

test("octets as they are stay as they are", () => {
  expect(formatBytes(octets, "raw")).toBe(octets);
  expect(Uint8Array.from(parseBytes(Buffer.from(octets), "raw"))).toEqual(octets);
});

test("half an octet is none", () => {
  expect(() => parseBytes(Buffer.from("abc"), "hex")).toThrow("pairs of hexadecimal digits");
});

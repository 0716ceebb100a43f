import { expect, test } from "vitest";
import { headerLength, writeHeader } from "./frame-header.ts";

function header(payloadLength: number, binary: boolean): string {
  const octets = new Uint8Array(headerLength(payloadLength));
  writeHeader(octets, payloadLength, binary);
  return [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("");
}

test.each([
  [0, "8100"],
  [125, "817d"],
  [126, "817e007e"],
  [65_535, "817effff"],
  [65_536, "817f0000000000010000"],
  [2 ** 32 + 5, "817f0000000100000005"],
])("a text message of %i octets has header %s", (length, hex) => {
  expect(header(length, false)).toBe(hex);
});

test("a binary message differs in the opcode only", () => {
  expect(header(126, true)).toBe("827e007e");
});

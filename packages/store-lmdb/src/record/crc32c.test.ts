import { expect, test } from "vitest";
import { crc32c } from "./crc32c.ts";

// RFC 3720, appendix B.4, and the check value of the catalogue of CRCs.
test.each([
  ["nothing", [], 0],
  ["123456789", [...Buffer.from("123456789")], 0xe3069283],
  ["32 zeros", Array.from({ length: 32 }, () => 0), 0x8a9136aa],
  ["32 times 255", Array.from({ length: 32 }, () => 255), 0x62a8ab43],
  ["0 to 31", Array.from({ length: 32 }, (_, n) => n), 0x46dd794e],
  ["31 to 0", Array.from({ length: 32 }, (_, n) => 31 - n), 0x113fdb5c],
])("the CRC-32C of %s is known", (_, octets, crc) => {
  expect(crc32c(Uint8Array.from(octets))).toBe(crc);
});

test("a CRC goes on where another one ended", () => {
  const octets = Buffer.from("123456789");
  expect(crc32c(octets.subarray(4), crc32c(octets.subarray(0, 4)))).toBe(crc32c(octets));
});

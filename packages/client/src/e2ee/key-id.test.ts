import { describe, expect, it } from "vitest";
import { bytes } from "./e2ee.test-support.ts";
import { keyIdOf, readKeyId } from "./key-id.ts";

/** Addresses with their checksums, from EIP-55. */
const checked = [
  "0x52908400098527886E0F7030069857D2E4169EE7",
  "0xde709f2102306220921060314715629080e2fb77",
  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
  "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
  "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
  "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
];

describe("a key id", () => {
  it("is the low 20 octets of the SHA-256 of the public key, with the checksum of EIP-55 [AP-PPT-14]", () => {
    const publicKey = bytes("07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c");
    expect(keyIdOf(publicKey).toLowerCase()).toBe("0x3508f72420d96fd01ebb84cb074449caaef64041");
    expect(keyIdOf(publicKey)).toBe(readKeyId("0x3508f72420d96fd01ebb84cb074449caaef64041"));
    for (const length of [0, 31, 33]) expect(() => keyIdOf(new Uint8Array(length))).toThrow(TypeError);
  });

  it("gets its checksum where it has none", () => {
    for (const keyid of checked) {
      expect(readKeyId(keyid)).toBe(keyid);
      expect(readKeyId(keyid.toLowerCase())).toBe(keyid);
      expect(readKeyId(`0x${keyid.slice(2).toUpperCase()}`)).toBe(keyid);
    }
  });

  it("is refused with a wrong checksum", () => {
    for (const keyid of checked.slice(2)) {
      const swapped = keyid.replace(/[a-f](?=[A-F\d])/, (letter) => letter.toUpperCase());
      expect(() => readKeyId(swapped)).toThrow(`key id ${swapped} does not match its checksum`);
    }
  });

  it("of another form is a name like any other", () => {
    for (const name of ["k", "0x00", `${checked[2]}00`, "GTtQ37XGJO2O4R8Dvx4AUo8pe61D9evIWpKGQAPdOh0="]) {
      expect(readKeyId(name)).toBe(name);
    }
  });
});

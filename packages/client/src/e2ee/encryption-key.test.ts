import { describe, expect, it } from "vitest";
import { counting, secretOne, secretTwo } from "./e2ee.test-support.ts";
import { encryptionKey, generateKey } from "./encryption-key.ts";
import { readKeyId } from "./key-id.ts";

/** Made from the X25519 public key of `secretOne` by another implementation. */
const keyid = readKeyId("0x3508f72420d96fd01ebb84cb074449caaef64041");

describe("an encryption key", () => {
  it("is named after its X25519 public key [AP-PPT-14]", () => {
    expect(encryptionKey(secretOne).keyid).toBe(keyid);
    expect(encryptionKey(secretTwo).keyid).not.toBe(keyid);
  });

  it("may be called what the peers call it", () => {
    expect(encryptionKey(secretOne, "com.example.key").keyid).toBe("com.example.key");
    expect(encryptionKey(secretOne, keyid.toLowerCase()).keyid).toBe(keyid);
    expect(() => encryptionKey(secretOne, "")).toThrow(TypeError);
    expect(() => encryptionKey(secretOne, keyid.replace("f", "F"))).toThrow("checksum");
  });

  it("has 32 octets", () => {
    for (const length of [0, 31, 33]) expect(() => encryptionKey(new Uint8Array(length))).toThrow(TypeError);
  });

  it("prints without its secret, and cannot be changed", () => {
    const source = secretOne.slice();
    const key = encryptionKey(source);
    source.fill(0);
    key.secret.fill(0);
    expect(key.secret).toEqual(secretOne);
    expect(JSON.stringify(key)).toBe(JSON.stringify({ keyid }));
    expect(Object.keys(key)).toEqual(["keyid"]);
  });

  it("is generated from the random source that is passed in, or a strong one", () => {
    expect(generateKey(counting()).secret).toEqual(new Uint8Array(Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7).buffer));
    expect(generateKey().secret).not.toEqual(generateKey().secret);
  });
});

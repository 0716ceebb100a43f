import { describe, expect, it } from "vitest";
import { isCipher, open, seal } from "./ciphers.ts";
import { bytes, counting, secretOne, secretTwo } from "./e2ee.test-support.ts";
import { encryptionKey } from "./encryption-key.ts";

const names = ["xsalsa20poly1305", "aes256gcm"] as const;
const plain = new TextEncoder().encode("nobody else's business");

describe("a cipher", () => {
  it("is one of the two of the specification [AP-PPT-13]", () => {
    expect(names.filter(isCipher)).toEqual(names);
    for (const other of ["aes256cbc", "", "toString", undefined, 1]) expect(isCipher(other)).toBe(false);
  });

  it("xsalsa20poly1305 is NaCl's secretbox, with the nonce in front", () => {
    const key = encryptionKey(bytes("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389"));
    const nonce = "69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37";
    const box =
      "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b" +
      "4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da" +
      "99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5";
    const message =
      "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c61296cdc3c01233561f4" +
      "1db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52" +
      "f0a089bc76897040e082f937763848645e0705";
    expect(open(bytes(nonce + box), "xsalsa20poly1305", key)).toEqual(bytes(message));
  });

  it("aes256gcm is AES-256 in GCM, with the nonce in front and the tag behind", () => {
    const sealed = bytes("0101010101010101010101011e84e5dbff3640a786bb5f8a4e04cff0ed4bb344f9");
    expect(open(sealed, "aes256gcm", encryptionKey(secretTwo))).toEqual(new TextEncoder().encode("hello"));
  });

  describe.each(names)("%s", (cipher) => {
    const key = encryptionKey(secretOne);
    const random = counting();
    const sealed = seal(plain, cipher, { secret: secretOne, random });

    it("decrypts what it encrypted, never twice with one nonce", () => {
      expect(open(sealed, cipher, key)).toEqual(plain);
      expect(seal(plain, cipher, { secret: secretOne, random })).not.toEqual(sealed);
      expect(open(seal(new Uint8Array(0), cipher, { secret: secretOne, random }), cipher, key)).toHaveLength(0);
    });

    it("notices every octet that was changed, cut off or added", () => {
      for (const index of sealed.keys()) {
        const changed = sealed.slice();
        changed[index] = 1 ^ (changed[index] as number);
        expect(() => open(changed, cipher, key)).toThrow(`key ${key.keyid} does not decrypt the payload`);
        expect(() => open(sealed.subarray(0, index), cipher, key)).toThrow(/does not decrypt|too few/);
      }
      expect(() => open(Uint8Array.of(...sealed, 0), cipher, key)).toThrow("does not decrypt");
    });

    it("does not decrypt with another key", () => {
      expect(() => open(sealed, cipher, encryptionKey(secretTwo))).toThrow("encrypted by another key");
    });
  });
});

import { describe, expect, it, vi } from "vitest";
import { derive_key, sign } from "./auth-cra.ts";
import { delete_private_key, load_private_key, public_key, sign_challenge } from "./auth-cryptosign.ts";
import { nacl } from "./nacl.ts";

describe("auth_cra", () => {
  it("signs as HMAC-SHA256 does (RFC 4231, test case 2)", () => {
    const octets = Buffer.from("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "hex");
    expect(sign("Jefe", "what do ya want for nothing?")).toBe(octets.toString("base64"));
  });

  it("derives keys as PBKDF2-HMAC-SHA256 does (RFC 7914, section 11)", () => {
    const octets = Buffer.from("55ac046e56e3089fec1691c22544b605", "hex");
    expect(derive_key("passwd", "salt", 1, 16)).toBe(octets.toString("base64"));
  });
});

describe("auth_cryptosign", () => {
  const pkey = nacl.sign.keyPair.fromSeed(
    Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex"),
  );

  it("knows the public key of a seed (RFC 8032, section 7.1, test 1)", () => {
    expect(public_key(pkey)).toBe("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  });

  it("sends the signature with the challenge behind it", () => {
    const signature = sign_challenge(pkey, { challenge: "72".repeat(32) });
    expect(signature).toMatch(/^[0-9a-f]{128}(72){32}$/);
    expect(nacl.sign.detached(Buffer.from("72".repeat(32), "hex"), pkey.secretKey)).toEqual(
      new Uint8Array(Buffer.from(signature.slice(0, 128), "hex")),
    );
  });

  it("keeps keys in the browser until they are deleted", () => {
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
      removeItem: (name: string) => kept.delete(name),
    });
    const first = public_key(load_private_key("mine"));
    expect(public_key(load_private_key("mine"))).toBe(first);
    expect(public_key(load_private_key("mine", true))).not.toBe(first);
    delete_private_key("mine");
    expect(kept.size).toBe(0);
    vi.unstubAllGlobals();
  });
});

import { describe, expect, test } from "vitest";
import { fromBase64, toBase64 } from "../primitives/base64.ts";
import { toHex } from "../primitives/hex.ts";
import { hmacSha256 } from "../primitives/hmac-sha256.ts";
import { deriveKey } from "./derive-key.ts";
import { signChallenge, verifyChallenge } from "./sign-challenge.ts";

/** The challenge of the specification's example, without the blank that its print has after the brace (T10). */
const challenge =
  '{"nonce": "LHRTC9zeOIrt_9U3", "authprovider": "userdb", "authid": "peter", "timestamp": "2014-06-22T16:36:25.448Z", "authrole": "user", "authmethod": "wampcra", "session": 3251278072152162}';
const salting = { salt: "salt123", iterations: 1_000, keylen: 32 };

describe("a WAMP-CRA signature (AP-CRA-05, AP-CRA-07)", () => {
  test("of a salted secret is that of the specification's example (T10)", async () => {
    const key = await deriveKey("secret1", salting);
    expect(key).toBe("64xfzBvZhGDT7PB0bQwDeI8/WR1M9x6Cw5dt0yP9koc=");
    expect(signChallenge(key, challenge)).toBe("gir1mSx+deCDUV7wRM5SGIn/+R/ClqLZuH4m7FJeBVI=");
  });

  test("of a secret as it is, is the HMAC over the text that came", () => {
    expect(signChallenge("secret1", challenge)).toBe("vb/MUq65p6Xs4P09HfsDI4VmI8HWO3whf0vNe4IdogQ=");
  });

  test("agrees with the vectors of autobahn", async () => {
    expect(await deriveKey("L3L1YUE8Txlw", salting)).toBe("qzcdsr9uu/L5hnss3kjNTRe490ETgA70ZBaB5rvnJ5Y=");
    expect(signChallenge("L3L1YUE8Txlw", "[1, 2, 3]")).toBe("1njQtmmeYO41N5EWEzD2kAjjEKRZ5kPZt/TzpYXOzR0=");
  });

  test("is not made with the raw octets of the key", async () => {
    const key = await deriveKey("secret1", salting);
    const raw = fromBase64(key) as Uint8Array;
    expect(toHex(raw)).toBe("eb8c5fcc1bd98460d3ecf0746d0c03788f3f591d4cf71e82c3976dd323fd9287");
    expect(toBase64(hmacSha256(raw, challenge))).toBe("r5BFAFn5zKbTuko2xRfgkA6OoWLXh4Fb35lD+Tvvv08=");
    expect(verifyChallenge(key, challenge, "r5BFAFn5zKbTuko2xRfgkA6OoWLXh4Fb35lD+Tvvv08=")).toBe(false);
  });

  test("verifies for its own secret and challenge only", () => {
    const signature = signChallenge("secret1", challenge);
    expect(verifyChallenge("secret1", challenge, signature)).toBe(true);
    expect(verifyChallenge("secret2", challenge, signature)).toBe(false);
    expect(verifyChallenge("secret1", `${challenge} `, signature)).toBe(false);
    expect(verifyChallenge("secret1", challenge, signature.toLowerCase())).toBe(false);
    // What the test suite of the protocol prints in AUTHENTICATE is no signature of this challenge.
    expect(verifyChallenge("secret1", challenge, "gir1mSx+deCDUV7FgLv/+R/ClqLZuH4m7FJeBVI=")).toBe(false);
  });
});

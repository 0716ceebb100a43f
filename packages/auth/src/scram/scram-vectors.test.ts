import { describe, expect, test } from "vitest";
import { argon2id } from "@noble/hashes/argon2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64, toBase64 } from "../primitives/base64.ts";
import { toHex } from "../primitives/hex.ts";
import { authMessage } from "./auth-message.ts";
import { saltPassword } from "./salted-password.ts";
import type { ScramCost } from "./salted-password.ts";
import { clientProof, scramKeys, serverSignature, verifyProof } from "./scram-keys.ts";

const channel = "62e935ae755f3d48f80d4d59f6121358c435722a67e859cc0caa8b539027f2ff";
const own = {
  authid: "user",
  clientNonce: "egVDf3DMJh0=",
  nonce: "egVDf3DMJh0=SBmkFIh7sSo=",
  salt: "aBc+fx0NAVA=",
  iterations: 4_096,
};
const pbkdf2: ScramCost = { kdf: "pbkdf2", iterations: 4_096 };

async function saltedHex(salt: string, cost: ScramCost): Promise<string> {
  return toHex(await saltPassword("pencil", fromBase64(salt) as Uint8Array, cost));
}

/** What both sides compute of one exchange. */
async function signatures(exchange: Parameters<typeof authMessage>[0], cost: ScramCost): Promise<string[]> {
  const keys = scramKeys(await saltPassword("pencil", fromBase64(exchange.salt) as Uint8Array, cost));
  const message = authMessage(exchange);
  expect(verifyProof(keys.storedKey, message, clientProof(keys, message))).toBe(true);
  return [toBase64(clientProof(keys, message)), toBase64(serverSignature(keys.serverKey, message))];
}

describe("WAMP-SCRAM computes (AP-SCRAM-15 to -19)", () => {
  test("what RFC 7677 computes", async () => {
    const exchange = {
      authid: "user",
      clientNonce: "rOprNGfwEbeRWgbNEkqO",
      nonce: "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
      salt: "W22ZaJ0SNY7soEsUEjb6gQ==",
      iterations: 4_096,
    };
    const salted = await saltPassword("pencil", fromBase64(exchange.salt) as Uint8Array, pbkdf2);
    const keys = scramKeys(salted);
    expect(toHex(salted)).toBe("c4a49510323ab4f952cac1fa99441939e78ea74d6be81ddf7096e87513dc615d");
    expect(toHex(keys.clientKey)).toBe("a60fc923d67e8644a92d16b96eda5ef4656b0c725c484374be25535576996e8b");
    expect(toHex(keys.storedKey)).toBe("586e5df283e6dceb5c3e791d8b8528ec191e664045ce971792e2e6b5bb13e2a6");
    expect(toHex(keys.serverKey)).toBe("c1f3cbc1c13a9d35a14c0990eed97629ea225863e566a4314ab99f3f00e5d9d5");
    expect(await signatures(exchange, pbkdf2)).toEqual([
      "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
      "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
    ]);
  });

  test("the message and signatures of the specification's nonces and salt", async () => {
    expect(authMessage(own)).toBe(
      "n=user,r=egVDf3DMJh0=,r=egVDf3DMJh0=SBmkFIh7sSo=,s=aBc+fx0NAVA=,i=4096,c=biws,r=egVDf3DMJh0=SBmkFIh7sSo=",
    );
    expect(await saltedHex(own.salt, pbkdf2)).toBe("4073f00b9b900fb7cbe2de11a72871f4b981616c85329569c7807f849ad23e38");
    const keys = scramKeys(await saltPassword("pencil", fromBase64(own.salt) as Uint8Array, pbkdf2));
    expect(toHex(keys.storedKey)).toBe("d1f0abec4618f18c284b455032d112ed804607b0e510b7c2b0521e3af953ce47");
    expect(toHex(keys.serverKey)).toBe("682b71788a06b87566b32779d102f34976563e0608f6b8d9a8667b95dc8d99ce");
    expect(await signatures(own, pbkdf2)).toEqual([
      "L1uwjEEL7BdbtlWMKxNcQ1A/CmNjct+7xdAguB/rpnA=",
      "AyTAljdPHv74Zx+gn+6DqiFnl4XOZUXpC7k/pSkjBOg=",
    ]);
  });

  test("signatures bound to a channel", async () => {
    const data = Uint8Array.from(channel.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    const bound = { ...own, binding: { type: "tls-unique", data } };
    expect(authMessage(bound)).toContain(",c=cD10bHMtdW5pcXVlLCxi6TWudV89SPgNTVn2EhNYxDVyKmfoWcwMqotTkCfy/w==,");
    expect(await signatures(bound, pbkdf2)).toEqual([
      "b+laP4O7eiIrsJjlF0zs+k1vJ+KzRWsdsZflaIKDn+Y=",
      "QzEhef8908jxKe6JDLp8MC33+MYYg985XScceyqZV5E=",
    ]);
  });

  test("with commas and equals signs of the authid escaped", async () => {
    const exchange = { ...own, authid: "us,er=1" };
    expect(authMessage(exchange)).toMatch(/^n=us=2Cer=3D1,/);
    expect(await signatures(exchange, pbkdf2)).toEqual([
      "sWWihoo8f8Xtu9UpgeOxZLwQTbWcC5KuIlRA5w572TI=",
      "F8JDa++fRc0DkztDL3/fGC95nDVRd43ynEULydEnejU=",
    ]);
  });

  test("with argon2id13", async () => {
    const cost: ScramCost = { kdf: "argon2id13", iterations: 3, memory: 1_024 };
    const salted = await saltPassword("pencil", fromBase64(own.salt) as Uint8Array, cost);
    expect(toHex(salted)).toBe("8dc4965c0c0243eb91177955878b644245e05fe6bf1d7e68f166589d9b22c9de");
    expect(toHex(scramKeys(salted).storedKey)).toBe("8aea521b479cd8365bcba10ef1126933cafa1a295fe8c2ff2ed7b04fb9d2b87d");
    expect(await signatures({ ...own, iterations: 3 }, cost)).toEqual([
      "+uHeVAFc0OPSqSfV7Ko7RwY3k84kB/JK4nJqSxeG7yE=",
      "NrsgdrgjpUR/4tbDJ9dLPbLYQqckd34CP3x9MR7/GhE=",
    ]);
  });

  test("Argon2id as others do", () => {
    const salt = utf8ToBytes("1234567890abcdef");
    const raw = argon2id(utf8ToBytes("p4ssw0rd"), salt, { t: 32, m: 512, p: 1, dkLen: 32, version: 0x13 });
    expect(toHex(raw)).toBe("ee4a8acf9d5958354fb79a95ae20692d05e42591ba49fae85eb6700e8b0ed293");
  });
});

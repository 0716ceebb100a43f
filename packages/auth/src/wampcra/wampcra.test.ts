import { ErrorUri } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { answer, applicant, attempt, challengeOf, countingRandom } from "../applicant.test-support.ts";
import { LoginError } from "../login-error.ts";
import { acceptWampcra } from "./accept-wampcra.ts";
import type { WampcraUser } from "./accept-wampcra.ts";
import { deriveKey } from "./derive-key.ts";
import { saltSecret } from "./salt-secret.ts";
import { wampcra } from "./wampcra.ts";
import type { WampcraOptions } from "./wampcra.ts";

const users = (authid: string): WampcraUser | undefined =>
  authid === "peter" ? { authrole: "user", authprovider: "userdb", secret: "secret1" } : undefined;
const peter = applicant({ authid: "peter" });
const denied = { reason: ErrorUri.AUTHENTICATION_DENIED, message: "authentication denied" };

async function sign(options: Partial<WampcraOptions>, extra: { readonly [key: string]: unknown }): Promise<string> {
  const login = await wampcra({ authid: "peter", ...options } as WampcraOptions).start(attempt());
  const { signature } = await login.answer(extra);
  return signature;
}

describe("the router's side of WAMP-CRA", () => {
  test("challenges with the identity, a nonce, the time and the session to come (AP-CRA-02 to -04)", async () => {
    const { authmethod, extra } = await challengeOf(acceptWampcra({ users }), peter);
    expect(authmethod).toBe("wampcra");
    expect(Object.keys(extra)).toEqual(["challenge"]);
    expect(JSON.parse(extra["challenge"] as string)).toEqual({
      nonce: expect.stringMatching(/^[0-9a-f]{32}$/),
      authprovider: "userdb",
      authid: "peter",
      timestamp: "2014-06-22T16:36:25.448Z",
      authrole: "user",
      authmethod: "wampcra",
      session: 3_251_278_072_152_162,
    });
  });

  test("lets in who signs with the secret, and nobody else (AP-CRA-08)", async () => {
    const challenge = await challengeOf(acceptWampcra({ users }), peter);
    await expect(answer(challenge, await sign({ secret: "secret1" }, challenge.extra))).resolves.toEqual({
      authid: "peter",
      authrole: "user",
      authmethod: "wampcra",
      authprovider: "userdb",
    });
    await expect(answer(challenge, await sign({ secret: "secret2" }, challenge.extra))).rejects.toMatchObject(denied);
    await expect(answer(challenge, "")).rejects.toMatchObject(denied);
  });

  test("makes a nonce for every challenge, so that a signature is good for one", async () => {
    const method = acceptWampcra({ users });
    const [first, second] = [await challengeOf(method, peter), await challengeOf(method, peter)];
    expect(first.extra["challenge"]).not.toBe(second.extra["challenge"]);
    const signature = await sign({ secret: "secret1" }, first.extra);
    await expect(answer(second, signature)).rejects.toMatchObject(denied);
  });

  test("says how the secret is salted (AP-CRA-06)", async () => {
    const salting = { salt: "salt123", iterations: 100, keylen: 16 };
    const secret = await deriveKey("secret1", salting);
    const salted = acceptWampcra({ users: () => ({ authrole: "user", secret, salting }) });
    const challenge = await challengeOf(salted, peter);
    expect(challenge.extra).toMatchObject(salting);
    await expect(answer(challenge, await sign({ secret: "secret1" }, challenge.extra))).resolves.toBeDefined();
  });

  test("answers users that do not exist like those with a wrong secret", async () => {
    const options = { users, decoy: { authrole: "user", authprovider: "userdb" } };
    const nobody = await challengeOf(acceptWampcra(options), applicant({ authid: "nobody" }));
    const shape = { nonce: expect.any(String), authid: "nobody", authrole: "user", authprovider: "userdb" };
    expect(Object.keys(nobody.extra)).toEqual(["challenge"]);
    expect(JSON.parse(nobody.extra["challenge"] as string)).toMatchObject(shape);
    await expect(answer(nobody, await sign({ secret: "secret1" }, nobody.extra))).rejects.toMatchObject(denied);
  });

  test("salts users that do not exist with a salt that stays the same", async () => {
    const options = { users, decoy: { salting: { iterations: 500 } }, decoySecret: "s" };
    const salt = async (authid: string): Promise<unknown> =>
      (await challengeOf(acceptWampcra(options), applicant({ authid }))).extra["salt"];
    expect(await salt("nobody")).toBe(await salt("nobody"));
    expect(await salt("nobody")).not.toBe(await salt("no-one"));
  });

  test("cannot be told from one that does not exist by the salt of `saltSecret`", async () => {
    const known = await saltSecret("secret1", { random: countingRandom(), iterations: 100 });
    const options = {
      users: (authid: string) => (authid === "peter" ? { authrole: "user", ...known } : undefined),
      decoy: { salting: { iterations: 100 } },
    };
    const shape = {
      challenge: expect.any(String),
      salt: expect.stringMatching(/^.{22}==$/),
      iterations: 100,
      keylen: 32,
    };
    for (const authid of ["peter", "nobody"]) {
      expect((await challengeOf(acceptWampcra(options), applicant({ authid }))).extra).toEqual(shape);
    }
    const challenge = await challengeOf(acceptWampcra(options), peter);
    await expect(answer(challenge, await sign({ secret: "secret1" }, challenge.extra))).resolves.toBeDefined();
  });

  test("needs an authid, and waits for a lookup", async () => {
    const method = acceptWampcra({ users: async (authid) => Promise.resolve(users(authid)) });
    expect(method.unusable(applicant())).toBe("it needs an authid");
    expect(method.unusable(peter)).toBeUndefined();
    const challenge = await challengeOf(method, peter);
    await expect(answer(challenge, await sign({ secret: "secret1" }, challenge.extra))).resolves.toBeDefined();
  });
});

describe("the client's side of WAMP-CRA", () => {
  test("fetches the secret at every join", async () => {
    const challenge = { challenge: "[1, 2, 3]" };
    let fetched = 0;
    const secret = async (): Promise<string> => {
      fetched++;
      return Promise.resolve("L3L1YUE8Txlw");
    };
    expect(await sign({ secret }, challenge)).toBe("1njQtmmeYO41N5EWEzD2kAjjEKRZ5kPZt/TzpYXOzR0=");
    await sign({ secret }, challenge);
    expect(fetched).toBe(2);
  });

  test("gives the challenge as it came to who signs in its place (AP-CRA-09)", async () => {
    const odd = '{ "nonce":1,"nonce":2 }';
    expect(await sign({ sign: (text: string) => `signed ${text}` }, { challenge: odd })).toBe(`signed ${odd}`);
  });

  test.each([
    { what: "no challenge", extra: {} },
    { what: "a salt that is no text", extra: { challenge: "x", salt: 1 } },
    { what: "no whole number of iterations", extra: { challenge: "x", salt: "s", iterations: 1.5 } },
    { what: "iterations without end", extra: { challenge: "x", salt: "s", iterations: 2 ** 40 } },
    { what: "an endless key", extra: { challenge: "x", salt: "s", keylen: 2 ** 20 } },
  ])("does not answer $what", async ({ extra }) => {
    await expect(sign({ secret: "secret1" }, extra)).rejects.toThrow(LoginError);
  });
});

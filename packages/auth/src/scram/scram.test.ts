import { ErrorUri } from "@junctor/core";
import type { Dict, PeerInfo } from "@junctor/core";
import { beforeAll, describe, expect, test } from "vitest";
import { answer, applicant, attempt, challengeOf, countingRandom, memoryPeer } from "../applicant.test-support.ts";
import type { AuthStep } from "../auth-step.ts";
import type { Identity } from "../identity.ts";
import { LoginError } from "../login-error.ts";
import { acceptScram } from "./accept-scram.ts";
import { scramCredentials } from "./credentials.ts";
import type { ScramCredentials } from "./credentials.ts";
import { scram } from "./scram.ts";
import type { ScramOptions } from "./scram.ts";

const cheap = { kdf: "pbkdf2", iterations: 4_096 } as const;
const denied = { reason: ErrorUri.AUTHENTICATION_DENIED, message: "authentication denied" };
const bound: PeerInfo = {
  ...memoryPeer,
  secure: true,
  channelBinding: (type) => (type === "tls-exporter" ? new Uint8Array(32).fill(7) : undefined),
};
let credentials: ScramCredentials;

beforeAll(async () => {
  credentials = await scramCredentials("pencil", { random: countingRandom(), ...cheap });
});

const method = () =>
  acceptScram({
    users: (name) => (name === "user" ? { authrole: "frontend", ...credentials } : undefined),
    decoy: cheap,
    decoySecret: "s",
  });
const login = async (options: Partial<ScramOptions> = {}, peer?: PeerInfo) =>
  scram({ authid: "user", password: "pencil", ...options }).start(attempt(peer));

/** Both sides, face to face, up to the router's decision. */
async function exchange(options: Partial<ScramOptions> = {}, peers: { client?: PeerInfo; router?: PeerInfo } = {}) {
  const client = await login(options, peers.client);
  const who = applicant({ authid: options.authid ?? "user", authextra: client.authextra ?? {} }, peers.router);
  const challenge = await challengeOf(method(), who);
  const { signature, extra } = await client.answer(challenge.extra);
  return { client, challenge, signature, extra, decide: (): Promise<AuthStep> => answer(challenge, signature, extra) };
}

describe("both sides of WAMP-SCRAM", () => {
  test("agree on the password without sending it, and the router proves that it knows it too (AP-SCRAM-11)", async () => {
    const { client, decide } = await exchange();
    const identity = (await decide()) as Identity;
    expect(identity).toEqual({
      authid: "user",
      authrole: "frontend",
      authmethod: "wamp-scram",
      authprovider: "static",
      authextra: { verifier: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) },
    });
    const { verifier } = identity.authextra as { readonly verifier: string };
    expect(() => client.welcome?.({ authextra: { verifier } })).not.toThrow();
    expect(() => client.welcome?.({ authextra: { verifier: `v=${verifier}` } })).not.toThrow();
    expect(() => client.welcome?.({ authextra: { verifier: verifier.toLowerCase() } })).toThrow(LoginError);
    expect(() => client.welcome?.({})).toThrow(LoginError);
  });

  test("disagree on another password", async () => {
    await expect((await exchange({ password: "Pencil" })).decide()).rejects.toMatchObject(denied);
  });

  test("compare names and passwords as SASLprep leaves them (AP-SCRAM-13)", async () => {
    expect(scram({ authid: "ⅨI\u00ad", password: "" }).authid).toBe("IXI");
    const { decide } = await exchange({ authid: "us\u00ader", password: "pen\u00adcil" });
    await expect(decide()).rejects.toMatchObject(denied);
    const normal = await login({ authid: "us\u00ader", password: "pen\u00adcil" });
    const challenge = await challengeOf(method(), applicant({ authid: "user", authextra: normal.authextra ?? {} }));
    const { signature, extra } = await normal.answer(challenge.extra);
    await expect(answer(challenge, signature, extra)).resolves.toMatchObject({ authid: "user" });
  });

  test("see the same channel if they are asked to bind the login to it", async () => {
    const options = { channelBinding: "tls-exporter" } as const;
    const { extra, decide } = await exchange(options, { client: bound, router: bound });
    expect(extra).toMatchObject({ channel_binding: "tls-exporter", cbind_data: expect.any(String) });
    await expect(decide()).resolves.toMatchObject({ authid: "user" });
    const elsewhere: PeerInfo = { ...bound, channelBinding: () => new Uint8Array(32).fill(8) };
    const relayed = await exchange(options, { client: elsewhere, router: bound });
    await expect(relayed.decide()).rejects.toMatchObject(denied);
  });
});

describe("the router's side of WAMP-SCRAM", () => {
  test("challenges with what the password was salted with (AP-SCRAM-05)", async () => {
    const { challenge, client } = await exchange();
    expect(challenge.extra).toEqual({
      nonce: expect.any(String),
      salt: credentials.salt,
      kdf: "pbkdf2",
      iterations: 4_096,
      memory: null,
    });
    const { nonce: clientNonce } = client.authextra as { readonly nonce: string };
    const { nonce } = challenge.extra as { readonly nonce: string };
    expect(nonce.slice(0, clientNonce.length)).toBe(clientNonce);
    expect(nonce.slice(clientNonce.length)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });

  test("challenges users that do not exist with a salt that stays the same (AP-SCRAM-04)", async () => {
    const challenge = async (authid: string): Promise<Dict> => (await exchange({ authid })).challenge.extra;
    const [nobody, again, other] = [await challenge("nobody"), await challenge("nobody"), await challenge("no-one")];
    expect(Object.keys(nobody)).toEqual(Object.keys(await challenge("user")));
    expect(nobody).toMatchObject({ kdf: "pbkdf2", iterations: 4_096, memory: null });
    expect(String(nobody["salt"])).toHaveLength(credentials.salt.length);
    expect(again["salt"]).toBe(nobody["salt"]);
    expect(other["salt"]).not.toBe(nobody["salt"]);
    await expect((await exchange({ authid: "nobody" })).decide()).rejects.toMatchObject(denied);
  });

  test.each([
    { what: "another nonce", change: { nonce: "eHh4" } },
    { what: "a binding HELLO did not name", change: { channel_binding: "tls-unique" } },
    { what: "binding data without a binding", change: { cbind_data: "AAAA" } },
  ])("denies an answer with $what (AP-SCRAM-10)", async ({ change }) => {
    const { challenge, signature, extra } = await exchange();
    await expect(answer(challenge, signature, { ...extra, ...change })).rejects.toMatchObject(denied);
  });

  test.each(["", "x", "AAAA", "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ"])("denies the proof %j", async (proof) => {
    const { challenge, extra } = await exchange();
    await expect(answer(challenge, proof, extra)).rejects.toMatchObject(denied);
  });

  test.each([{}, { nonce: 1 }, { nonce: "" }, { nonce: "no base64" }, { nonce: "AAA=\n" }, { nonce: "AAB=" }])(
    "finds authextra %j in breach of the protocol",
    async (authextra) => {
      const begun = async (): Promise<AuthStep> => method().begin(applicant({ authid: "user", authextra }));
      await expect(begun()).rejects.toMatchObject({ reason: ErrorUri.PROTOCOL_VIOLATION });
    },
  );

  test.each(["tls-unique", "tls-exporter", "x"])(
    "refuses the channel binding %j on a link without (AP-SCRAM-03)",
    async (type) => {
      const authextra = { nonce: "AAAA", channel_binding: type };
      const begun = async (): Promise<AuthStep> => method().begin(applicant({ authid: "user", authextra }));
      await expect(begun()).rejects.toMatchObject({ reason: ErrorUri.AUTHENTICATION_FAILED });
    },
  );

  test("takes a channel binding of null for none (AP-SCRAM-02)", async () => {
    const authextra = { nonce: "AAAA", channel_binding: null };
    await expect(challengeOf(method(), applicant({ authid: "user", authextra }))).resolves.toBeDefined();
  });
});

describe("the client's side of WAMP-SCRAM", () => {
  test("sends a nonce of 16 octets, and no binding unless it is asked to (AP-SCRAM-01)", async () => {
    expect((await login()).authextra).toEqual({ nonce: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/) });
    expect((await login({ channelBinding: "tls-exporter" }, bound)).authextra).toMatchObject({
      channel_binding: "tls-exporter",
    });
  });

  test("does not join over a link that has not the binding it wants", async () => {
    await expect(login({ channelBinding: "tls-unique" }, bound)).rejects.toThrow(LoginError);
  });

  test("answers with the nonce, and cbind_data only with a binding (AP-SCRAM-08, AP-SCRAM-09)", async () => {
    const { challenge, extra } = await exchange();
    expect(extra).toEqual({ nonce: challenge.extra["nonce"], channel_binding: null });
  });

  test.each([
    { what: "a nonce that is not its own", change: { nonce: "AAAAAAAAAAAA" } },
    { what: "a router without a nonce", change: { nonce: "its own" } },
    { what: "a salt that is not Base64", change: { salt: "salt" } },
    { what: "a short salt", change: { salt: "AAAA" } },
    { what: "an unknown function", change: { kdf: "scrypt" } },
    { what: "few iterations", change: { iterations: 4_095 } },
    { what: "iterations without end", change: { iterations: 2 ** 40 } },
    { what: "little memory", change: { kdf: "argon2id13", iterations: 3, memory: 8_191 } },
    { what: "memory without end", change: { kdf: "argon2id13", iterations: 3, memory: 2 ** 30 } },
    { what: "no memory", change: { kdf: "argon2id13", iterations: 3, memory: null } },
  ])("does not answer $what (AP-SCRAM-06, AP-SCRAM-07)", async ({ change }) => {
    const client = await login();
    const { nonce } = client.authextra as { readonly nonce: string };
    const good = { nonce: `${nonce}AAAA`, salt: "AAAAAAAAAAA=", kdf: "pbkdf2", iterations: 4_096, memory: null };
    await expect(client.answer(good)).resolves.toBeDefined();
    const changed = { ...good, ...change, ...(change.nonce === "its own" && { nonce }) };
    await expect(client.answer(changed)).rejects.toThrow(LoginError);
  });
});

test("credentials have a random salt, and do not tell the password (AP-SCRAM-14)", async () => {
  const random = countingRandom();
  const [one, other] = [
    await scramCredentials("pencil", { random, ...cheap }),
    await scramCredentials("pencil", { random, ...cheap }),
  ];
  expect(one.salt).not.toBe(other.salt);
  expect(one.storedKey).not.toBe(other.storedKey);
  expect(JSON.stringify(one)).not.toContain("pencil");
  const argon = await scramCredentials("pencil", { random, memory: 64, iterations: 1 });
  expect(argon).toMatchObject({ kdf: "argon2id13", memory: 64, iterations: 1 });
});

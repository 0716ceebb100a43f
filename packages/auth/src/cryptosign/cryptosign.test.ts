import { ErrorUri } from "@junctor/core";
import type { Dict, PeerInfo } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { answer, applicant, attempt, challengeOf, countingRandom, memoryPeer } from "../applicant.test-support.ts";
import type { AuthStep, Challenge } from "../auth-step.ts";
import type { Login } from "../client-authenticator.ts";
import { LoginError } from "../login-error.ts";
import type { Principal } from "../principal.ts";
import { fromHex } from "../primitives/hex.ts";
import { acceptCryptosign } from "./accept-cryptosign.ts";
import type { AcceptCryptosignOptions } from "./accept-cryptosign.ts";
import { cryptosign } from "./cryptosign.ts";
import type { CryptosignOptions } from "./cryptosign.ts";
import { generateKeyPair } from "./key-pair.ts";
import { signer } from "./signed-message.ts";

const [own, stranger, router] = [1, 2, 3].map((seed) => generateKeyPair(countingRandom(seed))) as [
  ReturnType<typeof generateKeyPair>,
  ReturnType<typeof generateKeyPair>,
  ReturnType<typeof generateKeyPair>,
];
const denied = { reason: ErrorUri.AUTHENTICATION_DENIED, message: "authentication denied" };
const client01: Principal = { authrole: "user", authid: "client01@example.com" };
const users = (key: string): Principal | undefined => (key === own.publicKey ? client01 : undefined);
const tls = (fill: number): PeerInfo => ({
  ...memoryPeer,
  secure: true,
  channelBinding: (type) => (type === "tls-exporter" ? new Uint8Array(32).fill(fill) : undefined),
});

interface Setting {
  readonly client?: Partial<CryptosignOptions>;
  readonly router?: Partial<AcceptCryptosignOptions>;
  readonly peers?: readonly [client: PeerInfo, router: PeerInfo];
}

/** Both sides, face to face, up to CHALLENGE. */
async function begin({ client = {}, router: options = {}, peers }: Setting = {}): Promise<[Login, Challenge]> {
  const method = cryptosign({ privateKey: own.privateKey, ...client });
  const login = await method.start(attempt(peers?.[0]));
  const who = applicant({ authid: method.authid, authextra: login.authextra ?? {} }, peers?.[1]);
  return [login, await challengeOf(acceptCryptosign({ users, ...options }), who)];
}

/** All of it. */
async function exchange(setting: Setting = {}): Promise<AuthStep> {
  const [login, challenge] = await begin(setting);
  const { signature, extra } = await login.answer(challenge.extra);
  return answer(challenge, signature, extra);
}

describe("both sides of cryptosign", () => {
  test("know each other by a key, and the router says who it belongs to (AP-CSIGN-02)", async () => {
    await expect(exchange()).resolves.toEqual({ ...client01, authmethod: "cryptosign", authprovider: "static" });
    await expect(exchange({ client: { authid: "client01@example.com" } })).resolves.toMatchObject(client01);
  });

  test("take the key for a name where there is no other", async () => {
    const anybody = { users: () => ({ authrole: "guest" }) };
    await expect(exchange({ router: anybody })).resolves.toMatchObject({ authid: own.publicKey, authrole: "guest" });
    await expect(exchange({ client: { authid: "admin" }, router: anybody })).rejects.toMatchObject(denied);
  });

  test("deny a key nobody has, and a name that is another's", async () => {
    await expect(exchange({ client: { privateKey: stranger.privateKey } })).rejects.toMatchObject(denied);
    await expect(exchange({ client: { authid: "client02@example.com" } })).rejects.toMatchObject(denied);
  });

  test("bind the login to the channel both see (AP-CSIGN-04, AP-CSIGN-08)", async () => {
    const client = { channelBinding: "tls-exporter" } as const;
    const [, challenge] = await begin({ client, peers: [tls(7), tls(7)] });
    expect(challenge.extra["channel_binding"]).toBe("tls-exporter");
    await expect(exchange({ client, peers: [tls(7), tls(7)] })).resolves.toMatchObject(client01);
    await expect(exchange({ client, peers: [tls(8), tls(7)] })).rejects.toMatchObject(denied);
  });

  test("leave a binding out that the router has not, and then the client does not answer (AP-CSIGN-09, -10)", async () => {
    const setting = { client: { channelBinding: "tls-exporter" }, peers: [tls(7), memoryPeer] } as const;
    const [login, challenge] = await begin(setting);
    expect(Object.keys(challenge.extra)).toEqual(["challenge"]);
    await expect(login.answer(challenge.extra)).rejects.toThrow(LoginError);
  });

  test("let the router prove who it is (AP-CSIGN-11, AP-CSIGN-12)", async () => {
    const client = { routerKeys: [router.publicKey.toUpperCase()] };
    const proving = { privateKey: router.privateKey };
    await expect(exchange({ client, router: proving })).resolves.toMatchObject(client01);
    await expect(exchange({ client, router: { privateKey: stranger.privateKey } })).rejects.toThrow(LoginError);
    await expect(exchange({ client })).rejects.toThrow(LoginError);
    const bound = { client: { ...client, channelBinding: "tls-exporter" }, router: proving } as const;
    await expect(exchange({ ...bound, peers: [tls(7), tls(7)] })).resolves.toMatchObject(client01);
    await expect(exchange({ ...bound, peers: [tls(8), tls(7)] })).rejects.toThrow(LoginError);
  });
});

describe("the router's side of cryptosign", () => {
  test("challenges with 32 octets, new ones each time, whoever asks (AP-CSIGN-03)", async () => {
    const method = acceptCryptosign({ users });
    const challengeTo = async (pubkey: string): Promise<Dict> => (await challengeOf(method, who(pubkey))).extra;
    const random = countingRandom();
    const who = (pubkey: string) => ({ ...applicant({ authextra: { pubkey } }), random });
    const [known, again, unknown] = [
      await challengeTo(own.publicKey),
      await challengeTo(own.publicKey),
      await challengeTo(stranger.publicKey),
    ];
    for (const extra of [known, again, unknown]) {
      expect(extra).toEqual({ challenge: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
    expect(again).not.toEqual(known);
  });

  test("takes a signature for its own challenge only (AP-CSIGN-06)", async () => {
    const [login, first] = await begin();
    const { signature } = await login.answer(first.extra);
    const again = applicant({ authextra: login.authextra ?? {} });
    const method = acceptCryptosign({ users });
    const second = await challengeOf(method, { ...again, random: countingRandom(99) });
    await expect(answer(second, signature)).rejects.toMatchObject(denied);
    await expect(answer(first, signature.slice(0, 128))).rejects.toMatchObject(denied);
    await expect(answer(first, "")).rejects.toMatchObject(denied);
    await expect(answer(first, signature)).resolves.toMatchObject(client01);
  });

  test.each([{ pubkey: "" }, { pubkey: 1 }, { pubkey: "zz".repeat(32) }, { pubkey: own.publicKey.slice(2) }])(
    "finds %j in breach of the protocol",
    async (authextra) => {
      const begun = async (): Promise<AuthStep> => acceptCryptosign({ users }).begin(applicant({ authextra }));
      await expect(begun()).rejects.toMatchObject({ reason: ErrorUri.PROTOCOL_VIOLATION });
    },
  );

  test("is of no use without a public key", () => {
    expect(acceptCryptosign({ users }).unusable(applicant())).toBe("it needs HELLO.Details.authextra.pubkey");
  });

  test("denies keys that are no points of the curve", async () => {
    const pubkey = "ff".repeat(32);
    const everybody = acceptCryptosign({ users: () => client01 });
    const challenge = await challengeOf(everybody, applicant({ authextra: { pubkey } }));
    const signature = "00".repeat(64) + String(challenge.extra["challenge"]);
    await expect(answer(challenge, signature)).rejects.toMatchObject(denied);
  });

  test("does not start with a private key that is none, and does not quote it", () => {
    expect(() => acceptCryptosign({ users, privateKey: "canary" })).toThrow(/^a private key is 32 octets/);
  });
});

describe("the client's side of cryptosign", () => {
  test("announces its key, and nothing it was not asked for (AP-CSIGN-01, AP-CSIGN-07)", async () => {
    expect((await begin())[0].authextra).toEqual({ pubkey: own.publicKey });
    const [all] = await begin({
      client: { channelBinding: "tls-exporter", routerKeys: [] },
      peers: [tls(7), tls(7)],
    });
    expect(all.authextra).toEqual({
      pubkey: own.publicKey,
      channel_binding: "tls-exporter",
      challenge: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("signs with a key that it need not know", async () => {
    const sign = signer(fromHex(own.privateKey, 32) as Uint8Array);
    const device = cryptosign({ publicKey: own.publicKey, sign: async (message) => Promise.resolve(sign(message)) });
    const login = await device.start(attempt());
    const challenge = await challengeOf(acceptCryptosign({ users }), applicant({ authextra: login.authextra ?? {} }));
    await expect(answer(challenge, (await login.answer(challenge.extra)).signature)).resolves.toMatchObject(client01);
  });

  test("fetches its key at every join", async () => {
    let fetched = 0;
    const privateKey = async (): Promise<string> => {
      fetched++;
      return Promise.resolve(own.privateKey);
    };
    await expect(exchange({ client: { privateKey } })).resolves.toMatchObject(client01);
    await expect(exchange({ client: { privateKey } })).resolves.toMatchObject(client01);
    expect(fetched).toBe(2);
  });

  test("attests with the challenge as nonce, and only if it can (AP-CSIGN-22)", async () => {
    const challenge = "0f".repeat(32);
    const attest = (pcrs: readonly number[], nonce: string) => ({
      quote: `${pcrs.join(" ")} ${nonce}`,
      measurement: "m",
    });
    const [able] = await begin({ client: { attest } });
    const { extra } = await able.answer({ challenge, attest: [0, 7] });
    expect(extra).toEqual({ quote: `0 7 ${challenge}`, measurement: "m" });
    await expect(able.answer({ challenge, attest: "0" })).rejects.toThrow(LoginError);
    const [unable] = await begin();
    await expect(unable.answer({ challenge, attest: [0] })).rejects.toThrow(LoginError);
    await expect(unable.answer({ challenge, attest: null })).resolves.toMatchObject({ extra: {} });
  });

  test.each([{}, { challenge: "00" }, { challenge: 1 }, { challenge: "00".repeat(32), channel_binding: "tls-unique" }])(
    "does not answer the challenge %j",
    async (extra) => {
      const [login] = await begin();
      await expect(login.answer(extra)).rejects.toThrow(LoginError);
    },
  );

  test("does not join over a link that has not the binding it wants", async () => {
    await expect(begin({ client: { channelBinding: "tls-unique" }, peers: [tls(7), tls(7)] })).rejects.toThrow(
      LoginError,
    );
  });
});

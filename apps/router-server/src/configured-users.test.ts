import { generateKeyPairSync as generateKeys, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { anonymous } from "@junctor/auth";
import { cryptosign, generateKeyPair } from "@junctor/auth/cryptosign";
import { Capability, ethereumAddress, signCertificate } from "@junctor/auth/trustroot";
import type { SignedCertificate } from "@junctor/auth/trustroot";
import { jwt } from "@junctor/auth/jwt";
import { scram, scramCredentials } from "@junctor/auth/scram";
import { tls } from "@junctor/auth/tls";
import { hashTicket, ticket } from "@junctor/auth/ticket";
import { saltSecret, wampcra } from "@junctor/auth/wampcra";
import { openSession } from "@junctor/client";
import type { Identity } from "@junctor/router";
import { systemRandom } from "@junctor/core/runtime";
import { selfSigned } from "@junctor/transport-compliance/node";
import { webSocket } from "@junctor/transport-websocket/node";
import type { RunningRouter } from "./running-router.ts";
import { startRouter } from "./start-router.ts";
import { withoutUndefined } from "./without-undefined.ts";

/** A JSON Web Token in ES256. */
function signToken(key: KeyObject, claims: object): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${encode({ alg: "ES256" })}.${encode(claims)}`;
  return `${text}.${sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}

const realm = "com.example.app";
const running: RunningRouter[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((router) => router.close()));
});

describe("the users of a configuration", () => {
  const roles = ["user", "guest"].map((name) => ({ name }));
  const { publicKey, privateKey } = generateKeyPair(systemRandom);

  async function startWithUsers(): Promise<string> {
    const [ticketHash, { secret, salting }, scramUser] = await Promise.all([
      hashTicket("t1cket", systemRandom, 1_000),
      saltSecret("s3cret", { random: systemRandom, iterations: 1_000 }),
      scramCredentials("passw0rd", { random: systemRandom, kdf: "pbkdf2", iterations: 4_096 }),
    ]);
    const users = [
      { authid: "tina", role: "user", ticketHash },
      { authid: "carla", role: "user", wampcra: { secret, ...withoutUndefined(salting) } },
      { authid: "sam", role: "user", scram: withoutUndefined(scramUser) },
      { authid: "kim", role: "user", publicKeys: [publicKey] },
    ];
    const methods = ["ticket", "wampcra", "wamp-scram", "cryptosign"] as const;
    const authentication = [...methods.map((method) => ({ method })), { method: "anonymous" as const, role: "guest" }];
    const configuration = { listeners: [{ port: 0 }], realms: [{ name: realm, roles, users, authentication }] };
    const router = await startRouter(configuration);
    running.push(router);
    return router.listeners[0]?.urls.webSocket ?? "";
  }

  test("join by the methods they have something for", async () => {
    const transport = webSocket(await startWithUsers());
    const logins = [
      ticket({ authid: "tina", ticket: "t1cket" }),
      wampcra({ authid: "carla", secret: "s3cret" }),
      scram({ authid: "sam", password: "passw0rd" }),
      cryptosign({ authid: "kim", privateKey }),
      anonymous(),
    ];
    const joined: unknown[] = [];
    for (const login of logins) {
      const { details } = await openSession({ transport, realm, auth: [login] });
      joined.push([details.authmethod, details.authrole]);
    }
    expect(joined).toEqual([
      ["ticket", "user"],
      ["wampcra", "user"],
      ["wamp-scram", "user"],
      ["cryptosign", "user"],
      ["anonymous", "guest"],
    ]);
  });

  test("join with a token of an issuer that is trusted, as its claims say", async () => {
    const issuer = generateKeys("ec", { namedCurve: "P-256" });
    const keys = JSON.stringify({ keys: [issuer.publicKey.export({ format: "jwk" })] });
    const method = { method: "jwt" as const, issuer: "https://id.example.com", audience: "app", keys };
    const router = await startRouter({
      listeners: [{ port: 0 }],
      realms: [{ name: realm, roles, authentication: [method] }],
    });
    running.push(router);
    const transport = webSocket(router.listeners[0]?.urls.webSocket ?? "");
    const exp = Math.floor(Date.now() / 1_000) + 600;
    const claims = { iss: method.issuer, aud: method.audience, sub: "ada", role: "user", exp };
    const { details } = await openSession({
      transport,
      realm,
      auth: [jwt({ token: signToken(issuer.privateKey, claims) })],
    });
    expect(details).toMatchObject({ authid: "ada", authrole: "user", authmethod: "jwt" });
    const stale = jwt({ token: signToken(issuer.privateKey, { ...claims, exp: 1 }) });
    const denied = openSession({ transport, realm, auth: [stale] });
    await expect(denied).rejects.toMatchObject({ uri: "wamp.error.authentication_denied" });
  });

  test("join with a certificate that the listener trusts", async () => {
    const folder = mkdtempSync(join(tmpdir(), "junctor-"));
    const [own, client] = [selfSigned("router"), selfSigned("device-1")];
    for (const [name, text] of Object.entries({ "cert.pem": own.cert, "key.pem": own.key, "ca.pem": client.cert })) {
      writeFileSync(join(folder, name), text);
    }
    const encryption = { certificate: "cert.pem", key: "key.pem", clientAuthority: "ca.pem" };
    const listeners = [{ port: 0, tls: encryption }];
    const realms = [{ name: realm, roles, authentication: [{ method: "tls" as const, role: "user" }] }];
    const router = await startRouter({ listeners, realms }, { folder });
    running.push(router);
    const url = router.listeners[0]?.urls.webSocket ?? "";
    const shown = { rejectUnauthorized: false, cert: client.cert, key: client.key };
    const session = await openSession({ transport: webSocket(url, { tls: shown }), realm, auth: [tls()] });
    expect(session.details).toMatchObject({ authid: "device-1", authrole: "user", authmethod: "tls" });
    const without = webSocket(url, { tls: { rejectUnauthorized: false } });
    await expect(openSession({ transport: without, realm, auth: [tls()] })).rejects.toMatchObject({
      uri: "wamp.error.no_matching_auth_method",
    });
    rmSync(folder, { recursive: true });
  });

  test("are denied with what is not theirs", async () => {
    const transport = webSocket(await startWithUsers());
    for (const login of [
      ticket({ authid: "tina", ticket: "s3cret" }),
      ticket({ authid: "carla", ticket: "s3cret" }),
      wampcra({ authid: "nobody", secret: "s3cret" }),
      cryptosign({ authid: "kim", privateKey: generateKeyPair(systemRandom).privateKey }),
    ]) {
      const joining = openSession({ transport, realm, auth: [login] });
      await expect(joining).rejects.toMatchObject({ uri: "wamp.error.authentication_denied" });
    }
  });
});

describe("a trustroot of a configuration", () => {
  const [rootKey, delegateKey] = ["01", "02"].map((digits) => digits.padStart(64, "0")) as [string, string];
  const root = ethereumAddress(rootKey);
  const address = ethereumAddress(delegateKey);
  const { publicKey, privateKey } = generateKeyPair(systemRandom);
  const common = { chainId: 1, verifyingContract: root, validFrom: 7, meta: "" };
  const authority = {
    ...common,
    issuer: root,
    subject: address,
    realm: root,
    capabilities: Number(Capability.PROVIDER),
  };
  const authorities = [
    signCertificate("EIP712AuthorityCertificate", authority, rootKey),
    signCertificate("EIP712AuthorityCertificate", { ...authority, subject: root, capabilities: 255 }, rootKey),
  ];
  const own = { ...common, delegate: address, csPubKey: publicKey, bootedAt: 1n };
  const certificate = signCertificate("EIP712DelegateCertificate", own, delegateKey);

  async function logIn(certificates: readonly SignedCertificate[], more: object): Promise<Partial<Identity>> {
    const trustroot = {
      address: root,
      role: "maker",
      chainId: 1,
      verifyingContract: root,
      realm: root,
      currentBlock: 7,
    };
    const authentication = [{ method: "cryptosign" as const, trustroots: [{ ...trustroot, ...more }] }];
    const router = await startRouter({ listeners: [{ port: 0 }], realms: [{ name: realm, authentication }] });
    running.push(router);
    const transport = webSocket(router.listeners[0]?.urls.webSocket ?? "");
    const auth = [cryptosign({ privateKey, certification: { trustroot: root, certificates } })];
    return (await openSession({ transport, realm, auth })).details;
  }

  test("lets in whom it vouches for, under their address", async () => {
    const identity = { authid: address, authrole: "maker", authmethod: "cryptosign" };
    expect(await logIn([certificate, ...authorities], { capabilities: ["PROVIDER"] })).toMatchObject(identity);
    expect(await logIn([certificate], { authorities: JSON.stringify(authorities) })).toMatchObject(identity);
  });

  test("lets nobody in who may do too little, or whom nobody vouches for", async () => {
    const denied = { uri: "wamp.error.authentication_denied" };
    await expect(logIn([certificate, ...authorities], { capabilities: ["CONSUMER"] })).rejects.toMatchObject(denied);
    await expect(logIn([certificate], {})).rejects.toMatchObject(denied);
  });
});

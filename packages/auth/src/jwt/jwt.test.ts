import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { ErrorUri } from "@junctor/core";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import type { JSONWebKeySet, JWTPayload } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { answer, applicant, attempt, challengeOf, memoryPeer } from "../applicant.test-support.ts";
import type { AuthStep } from "../auth-step.ts";
import { acceptJwt } from "./accept-jwt.ts";
import type { AcceptJwtOptions } from "./accept-jwt.ts";
import { jwt } from "./jwt.ts";

const denied = { reason: ErrorUri.AUTHENTICATION_DENIED, message: "authentication denied" };
const now = applicant().clock.now() / 1_000;
const good = { iss: "https://id.example.com", aud: "wamp", sub: "joe", role: "user", exp: now + 60 };
let own: Awaited<ReturnType<typeof generateKeyPair>>;
let stranger: Awaited<ReturnType<typeof generateKeyPair>>;
let keys: JSONWebKeySet;

beforeAll(async () => {
  own = await generateKeyPair("ES256", { extractable: true });
  stranger = await generateKeyPair("ES256", { extractable: true });
  keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: "k1", alg: "ES256" }] };
});

const sign = (claims: JWTPayload, key = own, kid = "k1"): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid }).sign(key.privateKey);

const method = (options: Partial<AcceptJwtOptions> = {}) =>
  acceptJwt({ issuer: good.iss, audience: good.aud, keys, ...options });

async function present(token: string, options: Partial<AcceptJwtOptions> = {}, authid?: string): Promise<AuthStep> {
  return answer(await challengeOf(method(options), applicant({ authid })), token);
}

describe("a token", () => {
  test("of a trusted issuer opens a session as whom it names", async () => {
    const { authmethod, extra } = await challengeOf(method(), applicant());
    expect([authmethod, extra]).toEqual(["jwt", {}]);
    await expect(present(await sign(good))).resolves.toEqual({
      authid: "joe",
      authrole: "user",
      authmethod: "jwt",
      authprovider: "jwt",
    });
    await expect(present(await sign(good), {}, "joe")).resolves.toBeDefined();
  });

  test("may be carried as a ticket", async () => {
    expect(method({ method: "ticket" }).name).toBe("ticket");
    await expect(present(await sign(good), { method: "ticket" })).resolves.toMatchObject({ authmethod: "ticket" });
  });

  test.each([
    { what: "another issuer", change: { iss: "https://evil.example.com" } },
    { what: "another audience", change: { aud: "web" } },
    { what: "an end that has passed", change: { exp: now - 6 } },
    { what: "a beginning to come", change: { nbf: now + 6 } },
    { what: "no end", change: { exp: undefined } },
    { what: "no name", change: { sub: undefined } },
    { what: "no role", change: { role: undefined } },
    { what: "a role that is a list", change: { role: ["user"] } },
  ])("with $what is denied", async ({ change }) => {
    const claims = Object.fromEntries(
      Object.entries({ ...good, ...change }).filter(([, value]) => value !== undefined),
    );
    await expect(present(await sign(claims))).rejects.toMatchObject(denied);
  });

  test("that is not what was signed, or nothing at all, is denied", async () => {
    const [header, , signature] = (await sign(good)).split(".");
    const [, payload] = (await sign({ ...good, role: "admin" })).split(".");
    const unsigned = new UnsecuredJWT(good).encode();
    for (const token of [`${header}.${payload}.${signature}`, unsigned, "", "canary", "a.b.c"]) {
      await expect(present(token)).rejects.toMatchObject(denied);
    }
    await expect(present(await sign(good, stranger))).rejects.toMatchObject(denied);
    await expect(present(await sign(good, own, "k2"))).rejects.toMatchObject(denied);
  });

  test("signed with the public key as a shared secret is denied", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(keys.keys[0]));
    const token = await new SignJWT(good).setProtectedHeader({ alg: "HS256", kid: "k1" }).sign(secret);
    await expect(present(token)).rejects.toMatchObject(denied);
  });

  test("of somebody else than HELLO says is denied", async () => {
    await expect(present(await sign(good), {}, "jane")).rejects.toMatchObject(denied);
  });

  test("lasts a little longer than its end, where clocks differ", async () => {
    await expect(present(await sign({ ...good, exp: now - 4 }))).resolves.toBeDefined();
    await expect(present(await sign({ ...good, exp: now - 4 }), { tolerance: 0 })).rejects.toMatchObject(denied);
  });

  test("is read as the options say", async () => {
    const token = await sign({ ...good, email: "joe@example.com", groups: ["staff"] });
    const options = { authidClaim: "email" };
    await expect(present(token, options)).resolves.toMatchObject({ authid: "joe@example.com" });
    const principal: AcceptJwtOptions["principal"] = ({ groups, sub }) =>
      (groups as string[] | undefined)?.includes("staff") === true ? { authid: sub, authrole: "staff" } : undefined;
    await expect(present(token, { principal })).resolves.toMatchObject({ authid: "joe", authrole: "staff" });
    await expect(present(await sign(good), { principal })).rejects.toMatchObject(denied);
  });

  test("is not taken openly from other machines", () => {
    const from = applicant({}, { ...memoryPeer, address: "192.0.2.7:40000" });
    expect(method().unusable(from)).toBe("it needs an encrypted link");
    expect(method({ openly: "allow" }).unusable(from)).toBeUndefined();
    expect(method().unusable(applicant())).toBeUndefined();
  });
});

describe("the keys", () => {
  test("may be fetched, and lets nobody in while they cannot be", async () => {
    let body: string | undefined;
    const server = createServer((_, response) => {
      response.writeHead(body === undefined ? 503 : 200, { "content-type": "application/json" }).end(body);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`;
    const fetching = method({ keys: url });
    const token = await sign(good);
    const failure = await answer(await challengeOf(fetching, applicant()), token).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toHaveProperty("reason");
    expect(String(failure)).not.toContain(token);
    body = JSON.stringify(keys);
    await expect(answer(await challengeOf(fetching, applicant()), token)).resolves.toMatchObject({ authid: "joe" });
    server.close();
  });

  test.each(["no url", ""])("that are %j do not start", (wrong) => {
    expect(() => method({ keys: wrong })).toThrow(TypeError);
  });
});

test("the client presents its token, fetched anew at every join", async () => {
  let fetched = 0;
  const mine = jwt({ token: async () => Promise.resolve(`token ${++fetched}`) });
  expect([mine.authmethod, mine.authid]).toEqual(["jwt", undefined]);
  expect(await (await mine.start(attempt())).answer({})).toEqual({ signature: "token 1", extra: {} });
  expect(await (await mine.start(attempt())).answer({})).toEqual({ signature: "token 2", extra: {} });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { connect } from "@junctor/client";
import { cookie } from "@junctor/auth/cookie";
import { hashTicket } from "@junctor/auth/ticket";
import { systemRandom } from "@junctor/core/runtime";
import type { LogFields, Logger } from "@junctor/router";
import { selfSigned } from "@junctor/transport-compliance/node";
import { webSocket } from "@junctor/transport-websocket/node";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import type { ListenerConfiguration } from "../configuration/schema/listener-schema.ts";
import type { RunningRouter } from "../running-router.ts";
import { startRouter } from "../start-router.ts";
import { TestBrowser } from "./test-browser.test-support.ts";

const origin = "https://app.example.com";
const ticketHash = await hashTicket("t1cket", systemRandom, 1_000);
const byTicket = { authmethods: ["cookie", "ticket"], authid: "ada", ticket: "t1cket" };
const byCookie = { authmethods: ["cookie"] };
const denied = [3, { message: "authentication denied" }, "wamp.error.authentication_denied"];
const noCookie = [3, { message: expect.stringContaining("it needs a cookie") }, "wamp.error.no_matching_auth_method"];
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Who may join; nobody but ada unless a test says otherwise. */
function configured(users = [{ authid: "ada", role: "user" }], ...listeners: ListenerConfiguration[]): Configuration {
  const authentication = [{ method: "cookie" as const }, { method: "ticket" as const }];
  const permissions = [{ uri: "wamp.session.", match: "prefix" as const, allow: ["call" as const] }];
  const roles = ["user", "admin"].map((name) => ({ name, permissions }));
  const known = users.map((user) => ({ ...user, ticketHash }));
  return {
    listeners: listeners.length > 0 ? listeners : [{ port: 0, origins: [origin], cookie: {} }],
    realms: [{ name: "com.example.app", authentication, roles, users: known }],
  };
}

async function start(configuration = configured(), logger?: Logger, folder?: string): Promise<RunningRouter> {
  const router = await startRouter(configuration, { logger, folder });
  closing.push(() => router.close());
  return router;
}

function urlOf({ listeners }: RunningRouter, index = 0): string {
  return listeners[index]?.urls.webSocket ?? "";
}

function browse(from = origin, cookies?: string): TestBrowser {
  const browser = new TestBrowser(from, cookies);
  closing.unshift(() => browser.close());
  return browser;
}

describe("a browser", () => {
  test("that has logged in joins again as the same user, by its cookie", async () => {
    const url = urlOf(await start());
    const browser = browse();
    const first = await browser.join(url, byTicket);
    expect(first[2]).toMatchObject({ authid: "ada", authmethod: "ticket" });
    const second = await browser.join(url, byCookie);
    expect(second[2]).toMatchObject({ authid: "ada", authrole: "user", authmethod: "cookie", authprovider: "static" });
    expect((await browser.join(url, byTicket))[2]).toMatchObject({ authmethod: "cookie" });
  });

  test("gets a cookie that scripts cannot read, that other sites do not get, and that ends", async () => {
    const url = urlOf(await start());
    const browser = browse();
    await browser.join(url, byTicket);
    await browser.join(url, byCookie);
    const [first, second] = browser.given;
    expect(first).toMatch(/^junctor=[\w-]{43}\.[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/);
    expect(second).toBe(first);
  });

  test("gets one over TLS that goes nowhere else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "junctor-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { cert, key } = selfSigned("router");
    writeFileSync(join(folder, "cert.pem"), cert);
    writeFileSync(join(folder, "key.pem"), key);
    const tls = { certificate: "cert.pem", key: "key.pem" };
    const settings = { cookie: { lifetime: 60_000, sameSite: "none" as const } };
    const router = await start(
      configured(undefined, { port: 0, origins: [origin], tls, ...settings }),
      undefined,
      folder,
    );
    const browser = browse();
    await browser.join(urlOf(router), byTicket);
    expect(browser.given[0]).toMatch(/^__Host-junctor=[^;]+; Path=\/; Max-Age=60; HttpOnly; SameSite=None; Secure$/);
    expect((await browser.join(urlOf(router), byCookie))[2]).toMatchObject({ authmethod: "cookie" });
  });

  test("that has not logged in, or failed to, is denied as everybody is", async () => {
    const url = urlOf(await start());
    const browser = browse();
    expect(await browser.join(url, byCookie)).toEqual(denied);
    expect(await browser.join(url, { ...byTicket, ticket: "wrong" })).toEqual(denied);
    expect(await browser.join(url, byCookie)).toEqual(denied);
  });

  test("with a cookie that was made up gets another, and is denied", async () => {
    const url = urlOf(await start());
    const [victim, forger] = [browse(), browse()];
    await victim.join(url, byTicket);
    const genuine = victim.cookies ?? "";
    for (const forged of [`${genuine.slice(0, -2)}xx`, genuine.replace("junctor=", "junctor=A"), "junctor=ada", ""]) {
      forger.cookies = forged;
      expect(await forger.join(url, byCookie)).toEqual(denied);
      expect(forger.cookies).not.toBe(forged);
    }
    expect((await victim.join(url, byCookie))[0]).toBe(2);
  });
});

describe("a cookie that was stolen", () => {
  test("is of no use to pages of other origins, nor to who shows none", async () => {
    const router = await start();
    const browser = browse();
    await browser.join(urlOf(router), byTicket);
    // This machine's own pages may connect, but not act as others.
    const elsewhere = browse("http://localhost:3000", browser.cookies);
    expect(await elsewhere.join(urlOf(router), byCookie)).toEqual(noCookie);
    expect(elsewhere.given).toEqual([]);
    await expect(browse("https://evil.example", browser.cookies).join(urlOf(router), byCookie)).rejects.toThrow("403");
    const transport = webSocket(urlOf(router), { headers: { Cookie: browser.cookies ?? "" } });
    const joining = connect({ transport, realm: "com.example.app", auth: [cookie()] });
    await expect(joining).rejects.toMatchObject({ uri: "wamp.error.no_matching_auth_method" });
  });

  test("is of no use once its user has logged out", async () => {
    const url = urlOf(await start());
    const browser = browse();
    await browser.join(url, byTicket);
    const thief = browse(origin, browser.cookies);
    expect(await browser.ask([6, {}, "wamp.close.logout"])).toEqual([6, {}, "wamp.close.goodbye_and_out"]);
    expect(await thief.join(url, byCookie)).toEqual(denied);
  });

  test.each([
    ["is gone", [{ authid: "bob", role: "user" }]],
    ["has another role", [{ authid: "ada", role: "admin" }]],
  ])("is of no use once its user %s", async (_what, users) => {
    const router = await start();
    const browser = browse();
    await browser.join(urlOf(router), byTicket);
    await browser.join(urlOf(router), byCookie);
    await router.reload(configured(users));
    expect(router.router.tables().sessions).toBe(0);
    expect(await browser.join(urlOf(router), byCookie)).toEqual(denied);
    await router.reload(configured());
    expect(await browser.join(urlOf(router), byCookie)).toEqual(denied);
  });

  test("is of no use after the router was started anew", async () => {
    const browser = browse();
    await browser.join(urlOf(await start()), byTicket);
    expect(await browser.join(urlOf(await start()), byCookie)).toEqual(denied);
  });
});

test("sessions that joined by a cookie stay when the configuration is read again, and so do their logins", async () => {
  const router = await start();
  const browser = browse();
  await browser.join(urlOf(router), byTicket);
  await browser.join(urlOf(router), byCookie);
  await router.reload(
    configured([
      { authid: "ada", role: "user" },
      { authid: "bob", role: "admin" },
    ]),
  );
  expect(router.router.tables().sessions).toBe(2);
  expect((await browser.join(urlOf(router), byCookie))[0]).toBe(2);
});

test("of two listeners, the one without cookies takes none, and the others take those of their name", async () => {
  const listeners = [{}, { cookie: {} }, { cookie: {} }, { cookie: { name: "other" } }];
  const router = await start(
    configured(undefined, ...listeners.map((each) => ({ port: 0, origins: [origin], ...each }))),
  );
  const browser = browse();
  await browser.join(urlOf(router, 1), byTicket);
  const { cookies } = browser;
  const outcomes: unknown[] = [];
  for (const index of [0, 1, 2, 3])
    outcomes.push((await browse(origin, cookies).join(urlOf(router, index), byCookie))[0]);
  expect(outcomes).toEqual([3, 2, 2, 3]);
  expect(await browse(origin, cookies).join(urlOf(router, 0), byCookie)).toEqual(noCookie);
});

test("a cookie is in no log, no metrics, and nothing that sessions are told", async () => {
  const lines: [string, LogFields | undefined][] = [];
  const write = (event: string, fields?: LogFields) => void lines.push([event, fields]);
  const logger: Logger = { debug: write, info: write, warn: write, error: write };
  const listener = { port: 0, origins: [origin], cookie: {}, status: ["metrics" as const] };
  const router = await start(configured(undefined, listener), logger);
  const browser = browse();
  const told = [await browser.join(urlOf(router), byTicket), await browser.join(urlOf(router), byCookie)];
  for (const [request, procedure] of ["wamp.session.list", "wamp.session.count"].entries()) {
    told.push(await browser.ask([48, request + 1, {}, procedure]));
  }
  told.push(await browser.ask([48, 3, {}, "wamp.session.get", [told[1]?.[1]]]));
  const metrics = await (await fetch(new URL("/metrics", router.listeners[0]?.urls.page))).text();
  const seen = JSON.stringify([lines, told, metrics]);
  expect(told.map(([type]) => type)).toEqual([2, 2, 50, 50, 50]);
  expect(lines.length).toBeGreaterThan(1);
  const [random = "", signature = ""] = (browser.cookies ?? "").replace("junctor=", "").split(".");
  expect([seen.includes(random), seen.includes(signature), random.length]).toEqual([false, false, 43]);
  expect(seen).not.toMatch(/[0-9a-f]{64}/);
});

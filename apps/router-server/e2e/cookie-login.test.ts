import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { hashTicket } from "@junctor/auth/ticket";
import { systemRandom } from "@junctor/core/runtime";
import type { RunningRouter } from "../src/running-router.ts";
import { startRouter } from "../src/start-router.ts";
import { launchChromium } from "./demo-page.test-support.ts";

type Message = readonly unknown[];

const byTicket = { authmethods: ["ticket"], authid: "ada" };
const byCookie = { authmethods: ["cookie"] };
const denied = [3, { message: "authentication denied" }, "wamp.error.authentication_denied"];

let browser: Browser;
let context: BrowserContext;
let router: RunningRouter;
let app: Server;
let other: Server;

beforeAll(async () => {
  browser = await launchChromium();
  [app, other] = [await servePage(), await servePage()];
});

afterAll(async () => {
  await browser.close();
  app.close();
  other.close();
});

beforeEach(async () => {
  const users = [{ authid: "ada", role: "user", ticketHash: await hashTicket("t1cket", systemRandom, 1_000) }];
  const authentication = [{ method: "cookie" as const }, { method: "ticket" as const }];
  const listeners = [{ port: 0, origins: [originOf(app)], cookie: {} }];
  router = await startRouter({ listeners, realms: [{ name: "realm1", authentication, users }] });
  context = await browser.newContext();
});

afterEach(async () => {
  await context.close();
  await router.close();
});

/** A site of its own: the same host, another port. */
async function servePage(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end("<p>hello");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function open(site: Server): Promise<Page> {
  const page = await context.newPage();
  await page.goto(originOf(site));
  return page;
}

/** Joins from a page, and says something afterwards. Resolves to WELCOME or ABORT. */
function join(page: Page, details: object, after: Message = []): Promise<Message> {
  const url = router.listeners[0]?.urls.webSocket ?? "";
  const script = async ({ url: to, hello, last }: { url: string; hello: Message; last: Message }) => {
    const socket = new WebSocket(to, "wamp.2.json");
    const once = (type: "open" | "message") =>
      new Promise<unknown>((resolve) => {
        socket.addEventListener(type, (event) => resolve("data" in event ? event.data : undefined), { once: true });
      });
    const next = async () => JSON.parse(String(await once("message"))) as Message;
    await once("open");
    const ask = (message: Message) => (socket.send(JSON.stringify(message)), next());
    const first = await ask(hello);
    const answer = first[0] === 4 ? await ask([5, "t1cket", {}]) : first;
    if (last.length > 0) await ask(last);
    return answer;
  };
  const hello = [1, "realm1", { roles: { caller: {} }, ...details }];
  return page.evaluate(script, { url, hello, last: after });
}

test("a real browser that logged in by ticket joins by cookie, in another tab too, until it logs out", async () => {
  const page = await open(app);
  expect((await join(page, byTicket))[2]).toMatchObject({ authid: "ada", authmethod: "ticket" });
  const tab = await open(app);
  expect((await join(tab, byCookie))[2]).toMatchObject({ authid: "ada", authrole: "user", authmethod: "cookie" });
  expect((await join(page, byCookie, [6, {}, "wamp.close.logout"]))[0]).toBe(2);
  expect(await join(tab, byCookie)).toEqual(denied);
});

test("its cookie cannot be read by scripts, and pages of other origins cannot act by it", async () => {
  const page = await open(app);
  await join(page, byTicket);
  expect(await page.evaluate("document.cookie")).toBe("");
  expect(await context.cookies()).toMatchObject([{ name: "junctor", httpOnly: true, sameSite: "Lax" }]);
  const elsewhere = await open(other);
  expect((await join(elsewhere, byCookie))[2]).toBe("wamp.error.no_matching_auth_method");
  expect((await join(page, byCookie))[0]).toBe(2);
});

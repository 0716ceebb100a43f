import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "@junctor/client";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { DemoUri } from "@junctor/demo";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import { startServer } from "./start-server.ts";
import type { RunningServer } from "./start-server.ts";

const servers: RunningServer[] = [];
let page: string;

beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), "junctor-page-"));
  await writeFile(join(page, "index.html"), "<p>hello");
});

afterAll(() => rm(page, { recursive: true }));

async function start(options: Parameters<typeof startServer>[0] = {}): Promise<RunningServer> {
  const server = await startServer({ port: 0, page, ...options });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Writes `octets` to the port and resolves with what came back once the server has closed the connection. */
function exchange(port: number, octets: string | Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connectTcp(port, "127.0.0.1", () => void socket.write(octets));
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => void (received += text));
    socket.on("error", reject);
    socket.on("close", () => resolve(received));
  });
}

/** The status of an upgrade request that is refused. */
function refusedUpgrade(server: RunningServer, headers: { [name: string]: string }, path = "/ws"): Promise<number> {
  return new Promise((resolve, reject) => {
    const upgrade = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13" };
    const key = { "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==" };
    request({ port: server.port, path, headers: { ...upgrade, ...key, ...headers } })
      .on("response", (response) => resolve(response.statusCode ?? 0))
      .on("upgrade", () => reject(new Error("the upgrade was not refused")))
      .on("error", reject)
      .end();
  });
}

describe("one port", () => {
  it.each([
    ["JSON", json()],
    ["MessagePack", msgpack()],
    ["CBOR", cbor()],
  ])("serves WebSocket at /ws and /, and RawSocket, in %s", async (_name, serializer) => {
    const server = await start();
    const transports = [
      webSocket(server.url),
      webSocket(`ws://127.0.0.1:${server.port}/`),
      rawSocket({ host: "127.0.0.1", port: server.port }),
    ];
    for (const transport of transports) {
      const session = await openSession({ transport, realm: "realm1", serializers: [serializer] });
      const { value } = await session.call(DemoUri.BACKEND_ANSWER, ["Ada"]);
      expect(value).toMatchObject({ by: "Backend" });
      await session.leave();
    }
  });

  it("tells the page which realm to join", async () => {
    const server = await start({ realm: "com.example.app" });
    const response = await fetch(new URL("demo.json", server.pageUrl));
    expect(await response.json()).toEqual({ realm: "com.example.app" });
    const session = await openSession({ transport: webSocket(server.url), realm: "com.example.app" });
    expect(session.realm).toBe("com.example.app");
  });

  it.each([
    ["GET", "/no/such/thing", 404],
    ["GET", "/../../package.json", 404],
    ["GET", "/%2e%2e/%2e%2e/package.json", 404],
    ["GET", "/%zz", 404],
    ["POST", "/", 405],
    ["DELETE", "/demo.json", 405],
    ["GET", "/ws", 426],
  ])("answers %s %s with %i", async (method, path, status) => {
    const server = await start();
    const answer = await exchange(
      server.port,
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it("answers what is neither HTTP nor RawSocket with 400", async () => {
    const server = await start();
    expect(await exchange(server.port, "\u0000\u0001garbage\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("refuses a RawSocket handshake it cannot serve", async () => {
    const server = await start();
    const answer = await exchange(server.port, Uint8Array.of(0x7f, 0xff, 0, 0));
    expect([...Buffer.from(answer, "latin1")]).toEqual([0x7f, 0x10, 0, 0]);
  });

  it("goes on serving after peers that break off", async () => {
    const server = await start();
    await Promise.all(
      ["", "\x7f", "GET / HT", "GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"].map(
        (octets) =>
          new Promise<void>((resolve) => {
            const socket = connectTcp(server.port, "127.0.0.1", () => {
              socket.write(octets, () => socket.resetAndDestroy());
            });
            socket.on("error", () => {});
            socket.on("close", () => resolve());
          }),
      ),
    );
    const session = await openSession({ transport: webSocket(server.url), realm: "realm1" });
    expect(session.realm).toBe("realm1");
  });
});

describe("pages of other sites", () => {
  it("may not connect unless their origin was named", async () => {
    const server = await start({ origins: ["https://app.example.com"] });
    const headers = { Origin: "https://example.org", "Sec-WebSocket-Protocol": "wamp.2.json" };
    expect(await refusedUpgrade(server, headers)).toBe(403);
    const named = webSocket(server.url, { headers: { Origin: "https://app.example.com" } });
    const session = await openSession({ transport: named, realm: "realm1" });
    expect(session.realm).toBe("realm1");
  });
});

describe("names that were made to lead to this machine", () => {
  it("are not served, over WebSocket or HTTP, status and metrics included", async () => {
    const server = await start();
    const Host = `evil.example:${server.port}`;
    const headers = { Host, Origin: `http://${Host}`, "Sec-WebSocket-Protocol": "wamp.2.json" };
    expect(await refusedUpgrade(server, headers)).toBe(421);
    for (const path of ["/", "/demo.json", "/healthz", "/metrics"]) {
      const answer = await exchange(server.port, `GET ${path} HTTP/1.1\r\nHost: ${Host}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 421 [^]*is not served here/);
    }
    const programs = await exchange(server.port, "GET /healthz HTTP/1.0\r\n\r\n");
    expect(programs).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("closing", () => {
  it("says GOODBYE to every session and leaves nothing behind", async () => {
    const server = await start();
    const transports = [webSocket(server.url), rawSocket({ host: "127.0.0.1", port: server.port })];
    const sessions = await Promise.all(transports.map((transport) => openSession({ transport, realm: "realm1" })));
    await server.close();
    const ends = await Promise.all(sessions.map((session) => session.closed));
    expect(ends.map(({ cause, reason }) => [cause, reason])).toEqual([
      ["goodbye", "wamp.close.system_shutdown"],
      ["goodbye", "wamp.close.system_shutdown"],
    ]);
    expect(Object.values(server.router.tables())).toEqual(Object.values(server.router.tables()).map(() => 0));
  });

  it("frees the port, even from connections that never said anything", async () => {
    const first = await start();
    const silent = connectTcp(first.port, "127.0.0.1");
    await new Promise((resolve) => silent.once("connect", resolve));
    const gone = new Promise((resolve) => silent.once("close", resolve));
    silent.on("error", () => {});
    await first.close();
    await gone;
    const second = await start({ port: first.port });
    expect(second.port).toBe(first.port);
  });
});

it("rejects when the port is in use", async () => {
  const server = await start();
  await expect(start({ port: server.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

it("rejects a realm that is no URI", async () => {
  await expect(start({ realm: "no realm" })).rejects.toThrow(RangeError);
});

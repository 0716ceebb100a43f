import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTcp, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openSession } from "@junctor/client";
import type { Connector } from "@junctor/core";
import { json } from "@junctor/core/json";
import type { LogFields, Logger } from "@junctor/router";
import { selfSigned } from "@junctor/transport-compliance/node";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import type { ListenerConfiguration } from "./configuration/schema/listener-schema.ts";
import { startRouter } from "./start-router.ts";

const realm = "com.example.app";
const closing: (() => unknown)[] = [];
let folder: string;
let addresses: (string | undefined)[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "junctor-"));
  const { cert, key } = selfSigned("router");
  writeFileSync(join(folder, "cert.pem"), cert);
  writeFileSync(join(folder, "key.pem"), key);
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Writes down the addresses of those it is told of. */
const logger: Logger = {
  debug: () => {},
  info: (_event: string, { address }: LogFields = {}) => void addresses.push(address as string | undefined),
  warn: () => {},
  error: () => {},
};

/** A router that nobody may join, whose log tells who tried. Resolves to its port. */
async function start(listener: ListenerConfiguration, maxConnectionsPerAddress = 1_000): Promise<number> {
  addresses = [];
  const realms = [{ name: realm, authentication: [{ method: "ticket" as const }] }];
  const configuration = { listeners: [{ port: 0, ...listener }], realms, connections: { maxConnectionsPerAddress } };
  const router = await startRouter(configuration, { folder, logger });
  closing.unshift(() => router.close());
  return router.listeners[0]?.port ?? 0;
}

/** A proxy that puts some octets before what its client sends. Resolves to its port. */
async function startProxy(target: number, header: string | Buffer): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const upstream = connectTcp(target, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => void (client.destroy(), upstream.destroy()));
    }
    upstream.write(header);
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.unshift(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Tries to join, and tells what became of it. */
async function outcomeOf(transport: Connector): Promise<string> {
  return openSession({ transport, realm }).then(
    () => "joined",
    (error: Error & { uri?: string }) => error.uri ?? error.message,
  );
}

const NEEDS_LOGIN = "wamp.error.authentication_required";
const line = "PROXY TCP4 192.0.2.1 10.0.0.1 4711 443\r\n";
const binary = Buffer.from(
  "0d0a0d0a000d0a515549540a2121002420010db8000000000000000000000007".concat("20010db8000000000000000000000001126701bb"),
  "hex",
);

describe("a listener behind proxies that speak the PROXY protocol", () => {
  const proxy = { from: ["127.0.0.0/8"], header: "PROXY" as const };

  test.each([
    ["1", line, "192.0.2.1:4711"],
    ["2", binary, "[2001:db8::7]:4711"],
  ])("knows clients by their own addresses, over every transport (version %s)", async (_version, header, address) => {
    const port = await startProxy(await start({ proxy }), header);
    expect(await outcomeOf(webSocket(`ws://127.0.0.1:${port}/ws`))).toBe(NEEDS_LOGIN);
    expect(await outcomeOf(rawSocket({ host: "127.0.0.1", port }))).toBe(NEEDS_LOGIN);
    expect(addresses).toEqual([address, address]);
  });

  test("does so over TLS, before which the header stands", async () => {
    const tls = { certificate: "cert.pem", key: "key.pem" };
    const port = await startProxy(await start({ proxy, tls }), line);
    const options = { tls: { rejectUnauthorized: false } };
    expect(await outcomeOf(webSocket(`wss://127.0.0.1:${port}/ws`, options))).toBe(NEEDS_LOGIN);
    expect(await outcomeOf(rawSocket({ host: "127.0.0.1", port, ...options }))).toBe(NEEDS_LOGIN);
    expect(addresses).toEqual(["192.0.2.1:4711", "192.0.2.1:4711"]);
  });

  test("closes connections of proxies that begin otherwise", async () => {
    const port = await start({ proxy });
    for (const octets of ["GET /ws HTTP/1.1\r\n\r\n", "PROXY TCP4 somebody\r\n", "\x7f\xf1\0\0"]) {
      const socket = connectTcp(port, "127.0.0.1", () => void socket.write(octets, "latin1"));
      const received: Buffer[] = [];
      socket.on("data", (chunk) => received.push(chunk));
      await new Promise((resolve) => socket.on("close", resolve).on("error", () => {}));
      expect(Buffer.concat(received)).toHaveLength(0);
    }
    expect(await outcomeOf(webSocket(`ws://127.0.0.1:${await startProxy(port, line)}/ws`))).toBe(NEEDS_LOGIN);
  });

  test("takes no such header of others, and treats them as what they are", async () => {
    const port = await start({ proxy: { ...proxy, from: ["10.0.0.0/8"] } });
    const pretending = await startProxy(port, line);
    expect(await outcomeOf(webSocket(`ws://127.0.0.1:${pretending}/ws`))).toContain("refused with 400");
    expect(await outcomeOf(webSocket(`ws://127.0.0.1:${port}/ws`))).toBe(NEEDS_LOGIN);
    expect(addresses).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
  });

  test("counts connections by client, not by proxy", async () => {
    const port = await start({ proxy }, 1);
    const [one, other] = [await startProxy(port, line), await startProxy(port, line.replace("192.0.2.1", "192.0.2.2"))];
    const first = connectTcp(one, "127.0.0.1", () => void first.write("\x7f\xf1\0\0", "latin1"));
    closing.unshift(() => first.destroy());
    await new Promise((resolve) => first.once("data", resolve));
    expect(await outcomeOf(webSocket(`ws://127.0.0.1:${one}/ws`))).toContain("refused with 503");
    expect(await outcomeOf(webSocket(`ws://127.0.0.1:${other}/ws`))).toBe(NEEDS_LOGIN);
  });
});

describe("a listener behind proxies that tell by HTTP", () => {
  const by = (headers: { [name: string]: string }, port: number): Connector =>
    webSocket(`ws://127.0.0.1:${port}/ws`, { headers });

  test.each([
    ["X-Forwarded-For" as const, "198.51.100.9, 192.0.2.1", "192.0.2.1"],
    ["Forwarded" as const, 'for="[2001:db8::7]:4711"', "[2001:db8::7]"],
  ])("knows clients of WebSockets by %s: %s", async (header, text, address) => {
    const port = await start({ proxy: { from: ["127.0.0.1"], header } });
    expect(await outcomeOf(by({ [header]: text }, port))).toBe(NEEDS_LOGIN);
    expect(addresses).toEqual([address]);
    expect(await outcomeOf(by({ [header]: "somebody, nobody" }, port))).toContain(
      "refused with 400 the proxy does not say",
    );
  });

  test("reads that header only, and that of proxies only", async () => {
    const port = await start({ proxy: { from: ["127.0.0.1"], header: "Forwarded" } });
    const elsewhere = await start({ proxy: { from: ["10.0.0.0/8"], header: "X-Forwarded-For" } });
    const unasked = await start({});
    const headers = { "X-Forwarded-For": "192.0.2.1" };
    for (const each of [port, elsewhere, unasked]) expect(await outcomeOf(by(headers, each))).toBe(NEEDS_LOGIN);
    expect(addresses).not.toContain("192.0.2.1");
  });

  test("counts connections by client, not by proxy", async () => {
    const port = await start({ proxy: { from: ["127.0.0.1"], header: "X-Forwarded-For" } }, 1);
    const open = await by({ "X-Forwarded-For": "192.0.2.1" }, port).connect({ serializers: [json()] });
    closing.unshift(() => open.terminate());
    expect(await outcomeOf(by({ "X-Forwarded-For": "192.0.2.1" }, port))).toContain("refused with 503");
    expect(await outcomeOf(by({ "X-Forwarded-For": "192.0.2.2" }, port))).toBe(NEEDS_LOGIN);
  });
});

import { once } from "node:events";
import { request } from "node:http";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { numbered, Observer, opaqueSerializer, textBytes } from "@junctor/transport-compliance";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { AcceptOptions } from "./accept-web-sockets.ts";
import type { Place } from "./compliance.test-support.ts";
import { openPlace } from "./compliance.test-support.ts";

const json = opaqueSerializer("json");
const cbor = opaqueSerializer("cbor");

async function place(options: Partial<AcceptOptions> = {}): Promise<Place> {
  const opened = await openPlace({ serializers: [json, cbor], ...options });
  onTestFinished(() => opened.server.close());
  return opened;
}

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** Asks for an upgrade and returns the HTTP answer. */
async function upgrade({ server }: Place, path: string, headers: { readonly [name: string]: string }): Promise<Answer> {
  const asked = request({
    port: server.port,
    host: "127.0.0.1",
    path,
    headers: {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      ...headers,
    },
  });
  asked.on("upgrade", (response, socket) => {
    socket.destroy();
    asked.emit("response", response);
  });
  asked.end();
  const [response] = await once(asked, "response");
  let body = "";
  if (response.statusCode !== 101) for await (const part of response) body += part;
  return { status: response.statusCode, body };
}

const OFFER = { "Sec-WebSocket-Protocol": "wamp.2.json" };

describe("an upgrade", () => {
  test.each(["/", "/ws", "/ws?token=1"])("at %s is accepted", async (path) => {
    expect((await upgrade(await place(), path, OFFER)).status).toBe(101);
  });

  test("at another path is answered with 404", async () => {
    expect(await upgrade(await place(), "/other", OFFER)).toEqual({ status: 404, body: "no WebSocket at /other\n" });
  });

  test("at a configured path is accepted, and at the usual ones no more", async () => {
    const opened = await place({ paths: ["/wamp"] });
    expect((await upgrade(opened, "/wamp", OFFER)).status).toBe(101);
    expect((await upgrade(opened, "/ws", OFFER)).status).toBe(404);
  });

  test.each([
    ["without a subprotocol", {}],
    ["with unknown subprotocols", { "Sec-WebSocket-Protocol": "wamp.2.flatbuffers, chat" }],
  ])("BP-WS-01: %s is answered with 400 and what is spoken", async (_what, headers) => {
    const { status, body } = await upgrade(await place(), "/", headers);
    expect(status).toBe(400);
    expect(body).toContain("wamp.2.json.batched, wamp.2.cbor.batched, wamp.2.json, wamp.2.cbor");
  });

  test("from an origin that is not allowed is answered with 403", async () => {
    const opened = await place({ allowOrigin: (origin) => origin === undefined || origin === "http://good.example" });
    expect((await upgrade(opened, "/", { ...OFFER, Origin: "http://evil.example" })).status).toBe(403);
    expect((await upgrade(opened, "/", { ...OFFER, Origin: "http://good.example" })).status).toBe(101);
    expect((await upgrade(opened, "/", OFFER)).status).toBe(101);
  });

  test("to a host that is not served is answered with 421, whatever its path and origin", async () => {
    const opened = await place({ allowHost: (host) => host === "good.example" });
    const evil = await upgrade(opened, "/other", { ...OFFER, Host: "evil.example", Origin: "http://evil.example" });
    expect(evil).toEqual({ status: 421, body: "this host is not served here\n" });
    expect((await upgrade(opened, "/", { ...OFFER, Host: "good.example" })).status).toBe(101);
  });

  test("beyond what is taken is answered with 503", async () => {
    const opened = await place({ isFull: ({ url }) => url === "/ws" });
    expect(await upgrade(opened, "/ws", OFFER)).toEqual({ status: 503, body: "there are too many connections\n" });
    expect((await upgrade(opened, "/", OFFER)).status).toBe(101);
  });

  test("BP-WS-01: gets the client's first offer that the server has", async () => {
    const { url } = await place();
    const client = new WebSocket(url, ["wamp.2.msgpack", "wamp.2.cbor.batched", "wamp.2.json"]);
    await once(client, "open");
    expect(client.protocol).toBe("wamp.2.cbor.batched");
    client.terminate();
  });
});

/** A `ws` client and the connection at the other end. */
async function joined(
  options: Partial<AcceptOptions> = {},
  protocol = "wamp.2.json",
): Promise<{ client: WebSocket; server: Observer }> {
  const opened = await place(options);
  const client = new WebSocket(opened.url, protocol, { perMessageDeflate: true });
  onTestFinished(() => client.terminate());
  const [connection] = await Promise.all([opened.queue.next(), once(client, "open")]);
  return { client, server: new Observer(connection) };
}

describe("an accepted connection", () => {
  test("is not compressed, even if the client offers it", async () => {
    const { client, server } = await joined();
    expect(client.extensions).toBe("");
    expect(server.connection.framing.name).toBe("websocket-text");
  });

  test("is compressed if configured", async () => {
    const { client, server } = await joined({ perMessageDeflate: true });
    expect(client.extensions).toContain("permessage-deflate");
    server.send(numbered(1, 5_000), textBytes("two"));
    const lengths: number[] = [];
    await new Promise<void>((resolve) =>
      client.on("message", (data: Buffer) => {
        lengths.push(data.length);
        if (lengths.length === 2) resolve();
      }),
    );
    expect(lengths).toEqual([5_000, 3]);
    client.send("back");
    await server.received(1);
    expect(server.texts).toEqual(["back"]);
  });

  test("answers pings between messages of any size", async () => {
    const { client, server } = await joined();
    const seen: string[] = [];
    client.on("message", (data: Buffer) => seen.push(`message ${data.length}`));
    client.on("pong", (data) => seen.push(`pong ${data.toString()}`));
    for (let index = 0; index < 20; index++) {
      client.ping(String(index));
      server.send(numbered(index, 200_000), numbered(index, 10));
    }
    await new Promise<void>((resolve) => {
      client.on("pong", (data) => void (data.toString() === "last" && resolve()));
      client.ping("last");
    });
    expect(seen.filter((entry) => entry.startsWith("pong")).length).toBe(21);
    expect(seen.filter((entry) => entry === "message 200000").length).toBe(20);
    expect(seen.filter((entry) => entry === "message 10").length).toBe(20);
  });

  test("is pinged if configured, and given up if nothing arrives", async () => {
    const opened = await place({ keepalive: { interval: 20, timeout: 20 } });
    const mute = new WebSocket(opened.url, "wamp.2.json", { autoPong: false });
    const server = new Observer(await opened.queue.next());
    await once(mute, "close");
    expect(await server.closed()).toMatchObject({ by: "error", reason: "nothing arrived within 20 ms of a ping" });
  });

  test("that answers pings is pinged again", async () => {
    const { client, server } = await joined({ keepalive: { interval: 20, timeout: 60_000 } });
    for (let count = 0; count < 3; count++) await once(client, "ping");
    expect(server.ends).toEqual([]);
  });

  test("BP-WS-02: is closed with 1003 on a message of the wrong kind", async () => {
    const { client, server } = await joined();
    client.send(Buffer.from("binary"));
    const [code] = await once(client, "close");
    expect(code).toBe(1003);
    expect(await server.closed()).toMatchObject({ by: "error", reason: "wamp.2.json does not allow a binary message" });
  });

  test.each([
    ["TR-BATCH-05: an empty batch", ""],
    ["TR-BATCH-02: a batch whose last message has no separator", "[1]\x1e[2]"],
  ])("is closed with 1002 on %s", async (_what, batch) => {
    const { client, server } = await joined({}, "wamp.2.json.batched");
    client.send(batch);
    const [code] = await once(client, "close");
    expect(code).toBe(1002);
    expect((await server.closed()).by).toBe("error");
    expect(server.texts).toEqual([]);
  });

  test("BP-WS-03: takes a message in fragments, and refuses one in too many", async () => {
    const { client, server } = await joined({ maxFragments: 4 });
    for (const part of ["o", "n"]) client.send(part, { fin: false });
    client.send("e");
    await server.received(1);
    expect(server.texts).toEqual(["one"]);
    for (let part = 0; part < 5; part++) client.send("x", { fin: false });
    const [code] = await once(client, "close");
    expect(code).toBe(1008);
    expect((await server.closed()).by).toBe("error");
  });

  test("refuses a message over 1 MiB with 1009", async () => {
    const { client, server } = await joined();
    client.send("x".repeat(1_048_577));
    const [code] = await once(client, "close");
    expect(code).toBe(1009);
    expect((await server.closed()).by).toBe("error");
  });

  test("is ended though the peer never answers the close", async () => {
    const opened = await place();
    await silentPeer(opened);
    const server = new Observer(await opened.queue.next());
    server.connection.close();
    expect(await server.closed()).toEqual({ by: "local", reason: "closed" });
  });

  test("is ended though the peer has stopped reading", async () => {
    const opened = await place();
    const peer = await silentPeer(opened);
    peer.pause();
    const server = new Observer(await opened.queue.next());
    for (let index = 0; index < 40; index++) server.send(numbered(index, 1_000_000));
    server.connection.close();
    expect((await server.closed()).by).toBe("local");
  });
});

const UPGRADE =
  "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: wamp.2.json\r\n\r\n";

/** A TCP peer that asks for an upgrade and then does nothing. */
async function silentPeer({ server }: Place): Promise<Socket> {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  socket.write(UPGRADE);
  await once(socket, "data");
  return socket;
}

test("a reset at any point of the life cycle ends that connection and nothing else", async () => {
  const opened = await place();
  const message = "\x81\x81\0\0\0\0a";
  const points = [
    "",
    "GET",
    UPGRADE.slice(0, 90),
    UPGRADE,
    `${UPGRADE}\x81`,
    `${UPGRADE}${message}`,
    UPGRADE.replace("json", "none"),
  ];
  for (const sent of points) {
    const peer = connect(opened.server.port, "127.0.0.1");
    peer.on("error", () => {});
    await once(peer, "connect");
    await new Promise((resolve) => peer.write(sent, "latin1", resolve));
    peer.resetAndDestroy();
  }
  const client = new WebSocket(opened.url, "wamp.2.cbor");
  onTestFinished(() => client.terminate());
  await once(client, "open");
  let connection = await opened.queue.next();
  while (connection.serializer !== cbor) connection = await opened.queue.next();
  const server = new Observer(connection, (bytes) => server.send(bytes));
  client.send(Buffer.from("alive"));
  const [answer] = await once(client, "message");
  expect(String(answer)).toBe("alive");
});

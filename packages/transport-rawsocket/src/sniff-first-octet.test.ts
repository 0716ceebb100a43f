import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer, get } from "node:http";
import type { Socket } from "node:net";
import { AcceptQueue, Observer, opaqueSerializer } from "@junctor/transport-compliance";
import { TrackedServer } from "@junctor/transport-compliance/node";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { acceptRawSocket } from "./accept-raw-socket.ts";
import { RawPeer } from "./raw-peer.test-support.ts";
import { sniffFirstOctet } from "./sniff-first-octet.ts";

const hex = (text: string): string => Buffer.from(text).toString("hex");
const REQUEST = hex("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
const UPGRADE = hex(
  "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
);

const greet: RequestListener = (request, response) => void response.end(`you asked for ${request.url}`);

/** Milliseconds that a socket may take for its first octet, and for the head of an HTTP request. */
interface Timeouts {
  readonly timeout?: number;
  readonly headersTimeout?: number;
}

/** RawSocket, HTTP and an echo over WebSocket on one port. */
async function sharedPort({ timeout, headersTimeout = 60_000 }: Timeouts = {}): Promise<{
  port: number;
  queue: AcceptQueue;
}> {
  const queue = new AcceptQueue();
  const http = createServer({ headersTimeout, connectionsCheckingInterval: 20 }, greet);
  new WebSocketServer({ server: http }).on("connection", (socket) => {
    socket.on("message", (data, binary) => socket.send(data, { binary }));
  });
  const serveHttp = http.listeners("connection") as ((socket: Socket) => void)[];
  const rawSocket = (socket: Socket) =>
    acceptRawSocket(socket, { serializers: [opaqueSerializer("json")], onConnection: queue.accept });
  http.removeAllListeners("connection");
  http.on("connection", (socket) => {
    const other = () => serveHttp.forEach((serve) => serve.call(http, socket));
    sniffFirstOctet(socket, { rawSocket, other }, timeout);
  });
  const server = await TrackedServer.listen(http);
  onTestFinished(() => server.close());
  return { port: server.port, queue };
}

async function peerOn(port: number): Promise<RawPeer> {
  const peer = await RawPeer.connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void peer.socket.destroy());
  return peer;
}

test("TR-RAW-04: RawSocket, HTTP and WebSocket share a port", async () => {
  const { port, queue } = await sharedPort();
  const peer = await peerOn(port);
  peer.send("7f010000 0000000161");
  const server = new Observer(await queue.next());
  await server.received(1);
  expect(server.texts).toEqual(["a"]);
  const body = await new Promise((resolve) => {
    get({ port, host: "127.0.0.1", path: "/hello" }, (response) => {
      response.on("data", (text) => resolve(String(text)));
    });
  });
  expect(body).toBe("you asked for /hello");
  const webSocket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
  await once(webSocket, "open");
  webSocket.send("echo");
  const [answer] = await once(webSocket, "message");
  expect(String(answer)).toBe("echo");
  webSocket.terminate();
});

test("all of them work when their first bytes come one by one", async () => {
  const { port, queue } = await sharedPort();
  const [raw, http, webSocket] = [await peerOn(port), await peerOn(port), await peerOn(port)];
  const maskedEcho = "818400000000" + hex("echo");
  await Promise.all([
    raw.sendSliced("7f010000 0000000161"),
    http.sendSliced(REQUEST),
    webSocket.sendSliced(UPGRADE + maskedEcho),
  ]);
  const server = new Observer(await queue.next());
  await server.received(1);
  expect(server.texts).toEqual(["a"]);
  expect(Buffer.from(await http.ended(), "hex").toString()).toContain("you asked for /hello");
  expect(await webSocket.receivedText("\r\n\r\n\x81\x04echo")).toContain("101 Switching Protocols");
});

test("a socket that stays silent is closed", async () => {
  const { port } = await sharedPort({ timeout: 50 });
  const peer = await peerOn(port);
  expect(await peer.ended()).toBe("");
});

test("the timeouts of HTTP hold behind it", async () => {
  const { port } = await sharedPort({ headersTimeout: 100 });
  const peer = await peerOn(port);
  peer.send(hex("GET / HTTP/1.1\r\nHost:"));
  expect(Buffer.from(await peer.ended(), "hex").toString()).toContain("408 Request Timeout");
});

test("a socket that ends or is reset without a word is let go", async () => {
  const { port, queue } = await sharedPort();
  const [ending, reset] = [await peerOn(port), await peerOn(port)];
  ending.socket.end();
  reset.socket.resetAndDestroy();
  expect(await ending.ended()).toBe("");
  const peer = await peerOn(port);
  peer.send("7f010000");
  expect((await queue.next()).peer.transport).toBe("rawsocket");
});

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, createServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connector } from "@junctor/core";
import { AcceptQueue, Observer, opaqueSerializer, textBytes } from "@junctor/transport-compliance";
import { TrackedServer } from "@junctor/transport-compliance/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { WebSocketServer } from "ws";
import { acceptWebSockets } from "./accept-web-sockets.ts";
import { openPlace } from "./compliance.test-support.ts";
import { webSocket } from "./web-socket.ts";

const json = opaqueSerializer("json");

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "junctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Connects and says hello both ways. */
async function greet(connector: Connector, queue: AcceptQueue): Promise<{ client: Observer; server: Observer }> {
  const client = new Observer(await connector.connect({ serializers: [json] }));
  const server = new Observer(await queue.next());
  client.send(textBytes("hello"));
  server.send(textBytes("welcome"));
  await Promise.all([client.received(1), server.received(1)]);
  expect([server.texts, client.texts]).toEqual([["hello"], ["welcome"]]);
  return { client, server };
}

describe("a client on ws", () => {
  test("sends the headers it is given", async () => {
    const seen: unknown[] = [];
    const { url, server } = await openPlace({
      serializers: [json],
      allowOrigin: (_origin, request) => seen.push(request.headers["x-token"]) > 0,
    });
    onTestFinished(() => server.close());
    await webSocket(url, { headers: { "X-Token": "secret" } }).connect({ serializers: [json] });
    expect(seen).toEqual(["secret"]);
  });

  test("connects through an agent, which may know a proxy", async () => {
    const { url, queue, server } = await openPlace({ serializers: [json] });
    onTestFinished(() => server.close());
    const agent = new Agent();
    const opened: unknown[] = [];
    const createConnection = agent.createConnection.bind(agent);
    agent.createConnection = (options, callback) => {
      opened.push(options.port);
      return createConnection(options, callback);
    };
    await greet(webSocket(url, { agent }), queue);
    expect(opened.map(String)).toEqual([new URL(url).port]);
  });

  test("connects to a Unix socket", async () => {
    const socketPath = join(temporaryFolder(), "junctor.sock");
    const { url, queue, server } = await openPlace({ serializers: [json] }, socketPath);
    onTestFinished(() => server.close());
    const { client } = await greet(webSocket(url, { socketPath }), queue);
    expect(client.connection.peer.address).toBeUndefined();
  });

  test("connects with TLS, over TCP and over a Unix socket, and only to a certificate that is trusted", async () => {
    const { key, cert } = selfSigned();
    const socketPath = join(temporaryFolder(), "junctor.sock");
    const [tcp, unix] = [await securePlace({ key, cert }), await securePlace({ key, cert }, socketPath)];
    const overTcp = await greet(webSocket(`wss://localhost:${tcp.server.port}/ws`, { tls: { ca: cert } }), tcp.queue);
    await greet(webSocket("wss://localhost/ws", { socketPath, tls: { ca: cert } }), unix.queue);
    expect([overTcp.client.connection.peer.secure, overTcp.server.connection.peer.secure]).toEqual([true, true]);
    const untrusting = webSocket(`wss://localhost:${tcp.server.port}/ws`);
    await expect(untrusting.connect({ serializers: [json] })).rejects.toThrow("self-signed");
  });

  test("says what the server answered when it refuses", async () => {
    const { server } = await openPlace({ serializers: [json] });
    onTestFinished(() => server.close());
    const elsewhere = webSocket(`ws://127.0.0.1:${server.port}/elsewhere`).connect({ serializers: [json] });
    await expect(elsewhere).rejects.toThrow("refused with 404 no WebSocket at /elsewhere");
    const unspoken = webSocket(`ws://127.0.0.1:${server.port}/`).connect({ serializers: [opaqueSerializer("cbor")] });
    await expect(unspoken).rejects.toThrow("refused with 400 offer one of these");
  });

  test("fails when the server breaks off in the middle of an answer", async () => {
    const http = createServer();
    http.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 101 Switching"));
    const server = await TrackedServer.listen(http);
    onTestFinished(() => server.close());
    const attempt = webSocket(`ws://127.0.0.1:${server.port}/`).connect({ serializers: [json] });
    await expect(attempt).rejects.toThrow("cannot connect to ws://127.0.0.1");
  });

  test("tells the code and reason of the peer's close", async () => {
    const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
    onTestFinished(() => server.close());
    server.on("connection", (socket) => socket.close(1001, "going home"));
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const client = new Observer(await webSocket(`ws://127.0.0.1:${port}/`).connect({ serializers: [json] }));
    expect(await client.closed()).toEqual({ by: "peer", reason: "closed with 1001: going home" });
  });
});

async function securePlace(
  tls: { key: string; cert: string },
  path?: string,
): Promise<{ server: TrackedServer; queue: AcceptQueue }> {
  const queue = new AcceptQueue();
  const https = createHttpsServer(tls);
  acceptWebSockets(https, { serializers: [json], onConnection: queue.accept });
  const server = await TrackedServer.listen(https, path);
  onTestFinished(() => server.close());
  return { server, queue };
}

function selfSigned(): { key: string; cert: string } {
  const folder = temporaryFolder();
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2", "-nodes"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...subject, "-keyout", key, "-out", cert], {
    stdio: "ignore",
  });
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
}

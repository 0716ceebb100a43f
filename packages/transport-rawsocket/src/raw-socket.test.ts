import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connector } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { AcceptQueue, Observer, opaqueSerializer, textBytes } from "@junctor/transport-compliance";
import { TrackedServer } from "@junctor/transport-compliance/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { fromHex, toHex } from "./hex.test-support.ts";
import type { ListenOptions, RawSocketServer } from "./listen-raw-socket.ts";
import { listenRawSocket } from "./listen-raw-socket.ts";
import type { RawSocketTarget } from "./open-socket.ts";
import { rawSocket } from "./raw-socket.ts";

const json = opaqueSerializer("json");
const cbor = opaqueSerializer("cbor");

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "junctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A server that answers every handshake with these octets and closes, and the requests it saw. */
async function scripted(...replies: string[]): Promise<{ connector: Connector; requests: string[] }> {
  const requests: string[] = [];
  const server = await TrackedServer.listen(
    createServer((socket) =>
      socket.once("data", (request) => {
        requests.push(toHex(request));
        socket.end(fromHex(replies[requests.length - 1] ?? ""));
      }),
    ),
  );
  onTestFinished(() => server.close());
  return { connector: rawSocket({ port: server.port }), requests };
}

describe("a client", () => {
  test("TR-RAW-09: offers the next serializer on a new socket when one is refused, and gives up after the last", async () => {
    const { connector, requests } = await scripted("7f100000", "7f100000");
    await expect(connector.connect({ serializers: [cbor, json] })).rejects.toThrow("serializer unsupported");
    expect(requests).toEqual(["7ff30000", "7ff10000"]);
  });

  test("takes a bare close for a refusal, as some routers mean it", async () => {
    const { connector, requests } = await scripted("", "7ff10000");
    const connection = await connector.connect({ serializers: [cbor, json] });
    expect(connection.serializer.name).toBe("json");
    expect(requests).toEqual(["7ff30000", "7ff10000"]);
  });

  test.each([
    ["TR-RAW-09: with another serializer", "7ff20000"],
    ["TR-RAW-01: with reserved bits", "7ff10001"],
    ["TR-RAW-04: of another protocol", "48545450"],
    ["TR-RAW-07: with the illegal error 0", "7f000000"],
  ])("fails on a reply %s", async (_what, reply) => {
    const { connector } = await scripted(reply);
    await expect(connector.connect({ serializers: [json] })).rejects.toBeInstanceOf(ConnectionError);
  });

  test("TR-RAW-14: never sends exactly 2^24 octets, which peers misread", async () => {
    const { connector } = await scripted("7ff10000");
    const connection = await connector.connect({ serializers: [json] });
    expect(connection.maxSendLength).toBe(16_777_215);
  });

  test("takes frames that come right behind the reply", async () => {
    const { connector } = await scripted("7ff10000 0000000161");
    const client = new Observer(await connector.connect({ serializers: [json] }));
    expect((await client.closed()).by).toBe("peer");
    expect(client.texts).toEqual(["a"]);
  });
});

describe("listenRawSocket", () => {
  test("TR-RAW-16: carries messages over TCP", async () => {
    const { server, queue } = await listening({});
    const { client, far } = await greet(rawSocket({ port: server.port as number }), queue);
    expect(client.connection.peer).toEqual({
      transport: "rawsocket",
      protocol: "wamp.2.json",
      address: `127.0.0.1:${server.port}`,
      secure: false,
    });
    expect(far.connection.peer.address).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  test("TR-RAW-16: carries messages over a Unix socket", async () => {
    const path = join(temporaryFolder(), "junctor.sock");
    const { server, queue } = await listening({ path });
    const { client } = await greet(rawSocket({ path }), queue);
    expect(server.port).toBeUndefined();
    expect(client.connection.peer.address).toBeUndefined();
  });

  test("TR-RAW-16: carries messages over TLS, and only with a certificate that is trusted", async () => {
    const tls = selfSigned();
    const { server, queue } = await listening({ tls });
    const target = { port: server.port as number, tls: { ca: tls.cert, servername: "localhost" } };
    const { client, far } = await greet(rawSocket(target), queue);
    expect([client.connection.peer.secure, far.connection.peer.secure]).toEqual([true, true]);
    const untrusting: RawSocketTarget = { port: target.port, tls: {} };
    await expect(rawSocket(untrusting).connect({ serializers: [json] })).rejects.toThrow("self-signed");
  });

  test("a client without TLS on a TLS port is let go, and the server carries on", async () => {
    const tls = selfSigned();
    const { server, queue } = await listening({ tls: { ...tls, handshakeTimeout: 100 } });
    await expect(rawSocket({ port: server.port as number }).connect({ serializers: [json] })).rejects.toBeInstanceOf(
      ConnectionError,
    );
    await greet(rawSocket({ port: server.port as number, tls: { ca: tls.cert, servername: "localhost" } }), queue);
  });

  test("a port in use is an error with its code", async () => {
    const { server } = await listening({});
    const { port } = server;
    await expect(listenRawSocket({ serializers: [json], onConnection: () => {}, port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});

async function listening(options: Partial<ListenOptions>): Promise<{ server: RawSocketServer; queue: AcceptQueue }> {
  const queue = new AcceptQueue();
  const server = await listenRawSocket({ ...options, serializers: [json], onConnection: queue.accept });
  onTestFinished(() => server.close());
  return { server, queue };
}

/** Connects and says hello both ways; ends when the test does. */
async function greet(connector: Connector, queue: AcceptQueue): Promise<{ client: Observer; far: Observer }> {
  const client = new Observer(await connector.connect({ serializers: [json] }));
  const far = new Observer(await queue.next());
  onTestFinished(async () => {
    client.connection.close();
    await Promise.all([client.closed(), far.closed()]);
  });
  client.send(textBytes("hello"));
  far.send(textBytes("welcome"));
  await Promise.all([client.received(1), far.received(1)]);
  expect([far.texts, client.texts]).toEqual([["hello"], ["welcome"]]);
  return { client, far };
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

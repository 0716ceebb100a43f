import { createServer as createHttpServer, get } from "node:http";
import { createServer } from "node:net";
import { AcceptQueue, Observer, opaqueSerializer } from "@junctor/transport-compliance";
import { TrackedServer } from "@junctor/transport-compliance/node";
import { expect, onTestFinished, test } from "vitest";
import { acceptRawSocket } from "./accept-raw-socket.ts";
import { RawPeer } from "./raw-peer.test-support.ts";
import { sniffFirstOctet } from "./sniff-first-octet.ts";

const REQUEST = Buffer.from("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").toString("hex");

/** RawSocket and HTTP on one port. */
async function sharedPort(timeout?: number): Promise<{ port: number; queue: AcceptQueue }> {
  const queue = new AcceptQueue();
  const http = createHttpServer((request, response) => response.end(`you asked for ${request.url}`));
  const server = await TrackedServer.listen(
    createServer({ allowHalfOpen: true }, (socket) =>
      sniffFirstOctet(
        socket,
        {
          rawSocket: () =>
            acceptRawSocket(socket, { serializers: [opaqueSerializer("json")], onConnection: queue.accept }),
          other: () => http.emit("connection", socket),
        },
        timeout,
      ),
    ),
  );
  onTestFinished(() => server.close());
  return { port: server.port, queue };
}

async function peerOn(port: number): Promise<RawPeer> {
  const peer = await RawPeer.connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void peer.socket.destroy());
  return peer;
}

test("TR-RAW-04: RawSocket and HTTP share a port", async () => {
  const { port, queue } = await sharedPort();
  const peer = await peerOn(port);
  peer.send("7f010000 0000000161");
  const server = new Observer(await queue.next());
  await server.received(1);
  expect(server.texts).toEqual(["a"]);
  const body = await new Promise((resolve) => {
    get({ port, host: "127.0.0.1", path: "/hello" }, (response) =>
      response.on("data", (text) => resolve(String(text))),
    );
  });
  expect(body).toBe("you asked for /hello");
});

test("both work when their first bytes come one by one", async () => {
  const { port, queue } = await sharedPort();
  const [raw, http] = [await peerOn(port), await peerOn(port)];
  await Promise.all([raw.sendSliced("7f010000 0000000161"), http.sendSliced(REQUEST)]);
  const server = new Observer(await queue.next());
  await server.received(1);
  expect(server.texts).toEqual(["a"]);
  expect(Buffer.from(await http.ended(), "hex").toString()).toContain("you asked for /hello");
});

test("a socket that stays silent is closed", async () => {
  const { port } = await sharedPort(50);
  const peer = await peerOn(port);
  expect(await peer.ended()).toBe("");
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

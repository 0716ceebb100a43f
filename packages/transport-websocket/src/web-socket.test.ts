import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { ConnectionError } from "@junctor/core";
import { Observer, opaqueSerializer } from "@junctor/transport-compliance";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { WebSocket as Peer, ServerOptions } from "ws";
import { WebSocketServer } from "ws";
import { batched } from "./batched.ts";
import { openPlace } from "./node/compliance.test-support.ts";
import { webSocket } from "./web-socket.ts";

const json = opaqueSerializer("json");
const cbor = opaqueSerializer("cbor");

afterEach(() => void vi.unstubAllGlobals());

describe("the platform's WebSocket", () => {
  test("is missed with a hint where the runtime has none", async () => {
    vi.stubGlobal("WebSocket", undefined);
    const attempt = webSocket("ws://127.0.0.1/").connect({ serializers: [json] });
    await expect(attempt).rejects.toThrow("use @junctor/transport-websocket/node");
  });

  test.each([
    ["none", undefined, "wamp.2.cbor"],
    ["first", batched(), "wamp.2.cbor.batched"],
    ["last", batched("last"), "wamp.2.cbor"],
  ])("TR-BATCH-01: with batched offers %s gets its subprotocol", async (_offers, batching, protocol) => {
    const { url, server } = await openPlace({ serializers: [json, cbor] });
    onTestFinished(() => server.close());
    const connection = await webSocket(url, { batched: batching }).connect({ serializers: [cbor, json] });
    expect(connection.peer.protocol).toBe(protocol);
  });

  test("BP-WS-01: refuses a server that chooses no subprotocol", async () => {
    const url = await foreignServer({ handleProtocols: () => false });
    const attempt = webSocket(url).connect({ serializers: [json] });
    await expect(attempt).rejects.toBeInstanceOf(ConnectionError);
  });

  test("tells the code and reason of the peer's close", async () => {
    const client = await clientOf((socket) => socket.close(1001, "going home"));
    expect(await client.closed()).toEqual({ by: "peer", reason: "closed with 1001: going home" });
  });

  test("BP-WS-02: ends the connection on a binary message over JSON, and takes nothing after it", async () => {
    const client = await clientOf((socket) => {
      socket.send("good");
      socket.send(Buffer.from("broken"));
      socket.send("late");
    });
    expect(await client.closed()).toMatchObject({ by: "error", reason: "wamp.2.json does not allow a binary message" });
    expect(client.texts).toEqual(["good"]);
  });
});

/** A server that is not ours. */
async function foreignServer(options: ServerOptions, act: (socket: Peer) => void = () => {}): Promise<string> {
  const server = new WebSocketServer({ ...options, port: 0, host: "127.0.0.1" });
  onTestFinished(() => server.close());
  server.on("connection", act);
  await once(server, "listening");
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A client whose server does something as soon as it is connected. */
async function clientOf(act: (socket: Peer) => void): Promise<Observer> {
  return new Observer(await webSocket(await foreignServer({}, act)).connect({ serializers: [json] }));
}

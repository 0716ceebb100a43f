import { createServer } from "node:http";
import type { Connector } from "@junctor/core";
import type { SetupOptions, TransportUnderTest } from "@junctor/transport-compliance";
import { AcceptQueue } from "@junctor/transport-compliance";
import { deadPort, listenSilently, TrackedServer } from "@junctor/transport-compliance/node";
import { WebSocket } from "ws";
import type { AcceptOptions } from "./accept-web-sockets.ts";
import { acceptWebSockets } from "./accept-web-sockets.ts";

/** A WebSocket server of a test. */
export interface Place {
  readonly url: string;
  readonly queue: AcceptQueue;
  readonly server: TrackedServer;
}

/** Listens on 127.0.0.1, or on a Unix socket, and accepts WAMP over WebSocket. */
export async function openPlace(options: Omit<AcceptOptions, "onConnection">, path?: string): Promise<Place> {
  const queue = new AcceptQueue();
  const http = createServer();
  acceptWebSockets(http, { ...options, onConnection: queue.accept });
  const server = await TrackedServer.listen(http, path);
  return { url: path === undefined ? `ws://127.0.0.1:${server.port}/ws` : "ws://localhost/ws", queue, server };
}

/** What the compliance suite needs; `connectTo` makes the client under test. */
export async function setupCompliance(
  options: SetupOptions,
  connectTo: (url: string, maxMessageLength: number) => Connector,
): Promise<TransportUnderTest> {
  const { url, queue, server } = await openPlace(options);
  return {
    connector: connectTo(url, options.maxMessageLength),
    accepted: () => queue.next(),
    reset: () => server.reset(),
    sendBroken: () => sendBroken(url, `wamp.2.${options.serializers[0]?.name}`),
    teardown: () => server.close(),
  };
}

/** Where nobody listens. */
export async function nowhere(connectTo: (url: string) => Connector): Promise<Connector> {
  return connectTo(`ws://127.0.0.1:${await deadPort()}/`);
}

/** Where the connection is taken and nothing is said. */
export async function silence(
  connectTo: (url: string) => Connector,
): Promise<{ connector: Connector; teardown(): Promise<void> }> {
  const server = await listenSilently();
  return { connector: connectTo(`ws://127.0.0.1:${server.port}/`), teardown: () => server.close() };
}

/** Sends a message of the kind that the subprotocol forbids, between two good ones (BP-WS-02). */
async function sendBroken(url: string, subprotocol: string): Promise<void> {
  const socket = new WebSocket(url, subprotocol);
  const binary = subprotocol !== "wamp.2.json";
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send("good", { binary });
  socket.send("broken", { binary: !binary });
  socket.send("late", { binary });
}

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { connect } from "@junctor/client";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { createRouter } from "@junctor/router";
import { memoryTransport } from "@junctor/transport-memory";
import { acceptWebSockets } from "@junctor/transport-websocket/node";

/** A router that breaks all connections of the network when `com.harness.cut` is published. */
export interface Harness {
  /** Its WebSocket. */
  readonly url: string;
  /** A page of the same origin. */
  readonly page: string;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function startHarness(): Promise<Harness> {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end("<!doctype html><title>A page</title>");
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  acceptWebSockets(server, { serializers: [json(), msgpack(), cbor()], onConnection: router.accept });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const inside = await connect({ transport: memoryTransport(router.accept), realm: "realm1" });
  await inside.subscribe("com.harness.cut", () => {
    for (const socket of sockets) socket.destroy();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `ws://${host}/ws`,
    page: `http://${host}/`,
    async close() {
      await inside.close();
      await router.close();
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    },
  };
}

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { createRouter } from "@junctor/router";
import { acceptWebSockets } from "@junctor/transport-websocket/node";

/** A router that stands in for the one of `junctor start`: realm `realm1`, WebSocket, everybody may join. */
export interface ListeningRouter extends AsyncDisposable {
  readonly port: number;
}

/** Starts a router on a free port of 127.0.0.1. */
export async function listeningRouter(): Promise<ListeningRouter> {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  const server = createServer();
  const acceptor = acceptWebSockets(server, {
    serializers: [json(), msgpack(), cbor()],
    onConnection: router.accept,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      await router.close();
      acceptor.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import type { Router } from "@junctor/router";
import { listenRawSocket } from "@junctor/transport-rawsocket";
import { acceptWebSockets } from "@junctor/transport-websocket/node";

const serializers = [json(), msgpack(), cbor()];

/** A router with a realm `realm1` that is not as `startServer` makes it. */
export interface ListeningRouter {
  readonly router: Router;
  readonly url: string;
  readonly host: string;
  /** Of RawSocket. */
  readonly port: number;
  readonly realm: string;
  /** Breaks all WebSockets. */
  cut(): void;
  close(): Promise<void>;
}

/** Lets clients come to a router, over WebSocket and RawSocket. */
export async function listen(router: Router): Promise<ListeningRouter> {
  const server = createServer();
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const acceptor = acceptWebSockets(server, { serializers, onConnection: router.accept });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const raw = await listenRawSocket({ serializers, onConnection: router.accept });
  return {
    router,
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    host: "127.0.0.1",
    port: raw.port as number,
    realm: "realm1",
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      await router.close();
      acceptor.close();
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), raw.close()]);
    },
  };
}

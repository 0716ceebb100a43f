import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { memoryTransport } from "@junctor/transport-memory";
import { listenRawSocket, rawSocket } from "@junctor/transport-rawsocket";
import { acceptWebSockets, webSocket } from "@junctor/transport-websocket/node";
import type { BatchedOffers } from "@junctor/transport-websocket/node";
import type { TransportColumn } from "./router-world.ts";

const memory: TransportColumn = {
  name: "memory",
  listen: async (accept) => ({ connector: memoryTransport(accept), close: async () => {} }),
};

/** WebSocket on the loopback interface, with or without batches. */
function webSockets(name: string, batched: BatchedOffers): TransportColumn {
  return {
    name,
    async listen(onConnection, serializers) {
      const server = createServer();
      const acceptor = acceptWebSockets(server, { serializers, onConnection });
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      return {
        connector: webSocket(`ws://127.0.0.1:${port}/ws`, { batched }),
        async close() {
          acceptor.close();
          server.closeAllConnections();
          await new Promise((resolve) => server.close(resolve));
        },
      };
    },
  };
}

const rawSockets: TransportColumn = {
  name: "RawSocket",
  async listen(onConnection, serializers) {
    const server = await listenRawSocket({ serializers, onConnection });
    return { connector: rawSocket({ host: "127.0.0.1", port: server.port as number }), close: () => server.close() };
  },
};

/** Every way to reach a router. */
export const transportColumns: readonly TransportColumn[] = [
  memory,
  webSockets("WebSocket", "none"),
  webSockets("batched WebSocket", "first"),
  rawSockets,
];

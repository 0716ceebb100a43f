import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import type { TransportFactories } from "./transport-factory.ts";

/** What Node can do. */
export const transportFactories: TransportFactories = {
  websocket: ({ url = "", tlsConfiguration: tls }) => webSocket(url, tls && { tls }),
  rawsocket: ({ path, host = "127.0.0.1", port = 0 }) => rawSocket(path === undefined ? { host, port } : { path }),
};

import { webSocket } from "@junctor/transport-websocket";
import type { TransportFactories } from "./transport-factory.ts";

/** What browsers, workers and other runtimes than Node can do. */
export const transportFactories: TransportFactories = {
  websocket: ({ url = "" }) => webSocket(url),
};

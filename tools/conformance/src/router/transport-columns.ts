import { memoryTransport } from "@junctor/transport-memory";
import type { TransportColumn } from "./router-world.ts";

const memory: TransportColumn = {
  name: "memory",
  listen: async (accept) => ({ connector: memoryTransport(accept), close: async () => {} }),
};

/** Every way to reach a router. */
export const transportColumns: readonly TransportColumn[] = [memory];

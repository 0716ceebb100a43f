import { fileURLToPath } from "node:url";
import type { Contestant } from "./contestant.ts";

const server = fileURLToPath(new URL("floor-server.js", import.meta.url));

/** Servers that do no WAMP at all: what the runtime can move. */
export const floors: readonly Contestant[] = [floor("joined"), floor("plain"), floor("broadcast")];

function floor(kind: string): Contestant {
  return {
    id: `floor-${kind}`,
    kind: "floor",
    path: "/",
    variants: ["WebSocket json"],
    prepare: async () => process.version,
    command: async (port) => ({ file: process.execPath, args: [server, kind, `${port}`] }),
  };
}

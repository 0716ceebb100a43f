import { fileURLToPath } from "node:url";
import { runToEnd } from "./run-to-end.ts";
import type { Contestant } from "./contestant.ts";

const bin = fileURLToPath(new URL("../../../../apps/router-server/bin/junctor.js", import.meta.url));

/** Our router, as its users start it. */
export const junctor: Contestant = {
  id: "junctor",
  kind: "ours",
  path: "/ws",
  variants: [
    "WebSocket json",
    "WebSocket msgpack",
    "WebSocket cbor",
    "RawSocket json",
    "RawSocket msgpack",
    "RawSocket cbor",
  ],
  prepare: async () => (await runToEnd({ file: process.execPath, args: [bin, "--version"] })).trim(),
  command: async (port) => ({ file: process.execPath, args: [bin, "start", "--port", `${port}`] }),
};

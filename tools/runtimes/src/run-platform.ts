import { webSocket } from "@junctor/transport-websocket";
import { runSuite } from "./suite.ts";

// Runs wherever there is a WebSocket and `process`: Node from 22 on, Deno and Bun.
await runSuite(
  process.argv[2] ?? "",
  (url) => webSocket(url),
  (line) => console.log(line),
);

import { webSocket } from "@junctor/transport-websocket/node";
import { runSuite } from "./suite.ts";

await runSuite(
  process.argv[2] ?? "",
  (url) => webSocket(url),
  (line) => console.log(line),
);

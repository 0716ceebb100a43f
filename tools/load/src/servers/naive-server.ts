import { fileURLToPath } from "node:url";
import { ServerProcess } from "./server-process.ts";

const program = fileURLToPath(new URL("../../dist/servers/naive-program.js", import.meta.url));

/** Starts the server without any protection; its port speaks WebSocket. */
export function startNaiveServer(): Promise<ServerProcess> {
  return ServerProcess.start({ file: program, args: [], listening: /listening on (\d+)/ });
}

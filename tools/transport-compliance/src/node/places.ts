import { createServer } from "node:net";
import { TrackedServer } from "./tracked-server.ts";

/** A TCP server that takes connections and says nothing. */
export function listenSilently(): Promise<TrackedServer> {
  // Reading keeps a peer's orderly end from going unnoticed.
  return TrackedServer.listen(createServer((socket) => void socket.resume()));
}

/** A port on which nobody listens (any more). */
export async function deadPort(): Promise<number> {
  const server = await TrackedServer.listen(createServer());
  const { port } = server;
  await server.close();
  return port;
}

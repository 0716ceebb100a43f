import { once } from "node:events";
import { WebSocket } from "ws";
import { inBatches } from "../statistics.ts";

/** Opens so many WebSockets that say nothing. Returns what closes them all. */
export async function openSockets(port: number, count: number): Promise<() => void> {
  const sockets = await inBatches(count, 50, async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
    socket.on("error", () => {});
    await once(socket, "open");
    return socket;
  });
  return () => sockets.forEach((socket) => socket.terminate());
}

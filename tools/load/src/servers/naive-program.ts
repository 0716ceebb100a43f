// A server as people write it with `ws`: what one says all others get, and nothing is bounded. The control of checks
// that need a server without any protection.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

const http = createServer({ headersTimeout: 0, requestTimeout: 0 });
const server = new WebSocketServer({ server: http });
server.on("connection", (socket) => {
  socket.on("error", () => {});
  socket.on("message", (data, binary) => {
    for (const other of server.clients) if (other !== socket) other.send(data, { binary });
  });
});
http.listen(0, "127.0.0.1", () => console.log(`listening on ${(http.address() as AddressInfo).port}`));

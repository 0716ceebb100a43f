import { createServer } from "node:http";
import type { Socket } from "node:net";
import { WebSocketServer } from "ws";

/*
 * The floors, run as `node floor-server.js plain|joined|broadcast PORT`: what the runtime can move without any WAMP.
 * `plain` answers each message with `ws.send`, `joined` writes all answers of a turn at once,
 * `broadcast` sends each message to every connection with `ws.send`.
 */
const [kind, port] = process.argv.slice(2);
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

server.on("connection", (socket, request) => {
  if (kind === "plain") {
    socket.on("message", (data: Buffer) => socket.send(data, { binary: false }));
    return;
  }
  if (kind === "broadcast") {
    socket.on("message", (data: Buffer) => server.clients.forEach((client) => client.send(data, { binary: false })));
    return;
  }
  const write = joinedWriter(request.socket);
  socket.on("message", (data: Buffer) => write(frame(data)));
});
http.listen(Number(port), "127.0.0.1");

function joinedWriter(socket: Socket): (frame: Buffer) => void {
  let frames: Buffer[] = [];
  return (bytes) => {
    if (frames.length === 0) {
      setImmediate(() => {
        socket.write(Buffer.concat(frames));
        frames = [];
      });
    }
    frames.push(bytes);
  };
}

function frame(payload: Buffer): Buffer {
  const header =
    payload.length < 126 ? [0x81, payload.length] : [0x81, 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from(header), payload]);
}

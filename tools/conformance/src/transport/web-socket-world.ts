import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createRouter } from "@junctor/router";
import type { Router } from "@junctor/router";
import { acceptWebSockets } from "@junctor/transport-websocket/node";
import { WebSocket } from "ws";
import { Inbox } from "../peer/inbox.ts";
import { allSerializers } from "../serializers.ts";

/** One WebSocket message as it came. */
export interface Frame {
  readonly binary: boolean;
  readonly bytes: Uint8Array;
}

/** A plain WebSocket with the messages that came. */
export interface WebSocketPeer {
  readonly socket: WebSocket;
  readonly frames: Inbox<Frame>;
}

/** A router that listens for WebSocket clients. */
export interface WebSocketRouter extends AsyncDisposable {
  readonly router: Router;
  readonly url: string;
  /** Opens a WebSocket that offers these subprotocols. */
  connect(...subprotocols: string[]): Promise<WebSocketPeer>;
  /** Offers these subprotocols and returns the HTTP status of the refusal, and its body. */
  refused(...subprotocols: string[]): Promise<{ status: number | undefined; text: string }>;
}

/** Starts a router behind WebSocket. */
export async function startWebSocketRouter(): Promise<WebSocketRouter> {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  const server = createServer();
  const acceptor = acceptWebSockets(server, { serializers: allSerializers, onConnection: router.accept });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`;
  const sockets: WebSocket[] = [];
  return {
    router,
    url,
    async connect(...subprotocols) {
      const peer = watch(new WebSocket(url, subprotocols));
      sockets.push(peer.socket);
      await once(peer.socket, "open");
      return peer;
    },
    async refused(...subprotocols) {
      const socket = new WebSocket(url, subprotocols);
      socket.on("error", () => {});
      const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
      const chunks = await response.toArray();
      return { status: response.statusCode, text: Buffer.concat(chunks as Buffer[]).toString() };
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.terminate();
      await router.close();
      acceptor.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Collects what comes over a WebSocket. */
export function watch(socket: WebSocket): WebSocketPeer {
  const frames = new Inbox<Frame>();
  socket.on("message", (data, binary) => frames.put({ binary, bytes: Uint8Array.from(data as Buffer) }));
  socket.on("error", () => {});
  socket.on("close", (code) => frames.end(`close code ${code}`));
  return { socket, frames };
}

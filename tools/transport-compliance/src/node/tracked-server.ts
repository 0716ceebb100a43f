import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";

/** A listening server whose sockets a test can break. */
export class TrackedServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  /** Listens on a port of its own on 127.0.0.1, or on a Unix socket. */
  static async listen(server: Server, path?: string): Promise<TrackedServer> {
    const tracked = new TrackedServer(server);
    if (path === undefined) server.listen(0, "127.0.0.1");
    else server.listen(path);
    await once(server, "listening");
    return tracked;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many sockets are open. */
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Resets every socket: its peer sees no orderly end. */
  reset(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

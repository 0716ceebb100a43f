import type { Socket } from "node:net";

/** The clients of connections that began with a PROXY header, for as long as these are open. */
export class ProxiedClients {
  readonly #addresses = new Map<unknown, string>();

  /** Takes note of the client of a connection. */
  set(socket: Socket, address: string): void {
    const key = keyOf(socket);
    this.#addresses.set(key, address);
    socket.once("close", () => this.#addresses.delete(key));
  }

  /** The client of a connection, or of the TLS within it. */
  of(socket: Socket): string | undefined {
    return this.#addresses.get(keyOf(socket));
  }
}

/** The other end, which is the same for a socket and the TLS within it; Unix sockets have none. */
function keyOf(socket: Socket): unknown {
  return socket.remoteAddress === undefined ? socket : `${socket.remoteAddress} ${socket.remotePort}`;
}

import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { sniffFirstOctet } from "@junctor/transport-rawsocket";

const FIRST_OCTET_TIMEOUT = 5_000;
const HEADERS_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 10_000;
const CHECKING_INTERVAL = 1_000;
const MAX_HEADERS = 64;

/** Who answers what on a shared port. */
export interface SharedPortOptions {
  readonly onRequest: RequestListener;
  /** Takes a connection that speaks RawSocket, its first octets still to be read. */
  onRawSocket(socket: Socket): void;
}

/** One TCP port for HTTP, WebSocket and RawSocket. */
export class SharedPort {
  /** Emits `upgrade` for WebSocket. */
  readonly http: Server;
  readonly #sockets = new Set<Socket>();

  constructor({ onRequest, onRawSocket }: SharedPortOptions) {
    this.http = createServer({
      headersTimeout: HEADERS_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      connectionsCheckingInterval: CHECKING_INTERVAL,
    });
    this.http.maxHeadersCount = MAX_HEADERS;
    this.http.on("request", onRequest);
    this.#sniffConnections(onRawSocket);
  }

  /** Listens. Resolves to the port; rejects with what the operating system says. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.http.once("error", reject);
      this.http.listen(port, host, () => {
        this.http.off("error", reject);
        // A failure to accept one connection later on, too many open files for instance, ends no other.
        this.http.on("error", () => {});
        resolve((this.http.address() as AddressInfo).port);
      });
    });
  }

  /** Takes no more connections. Those that are there stay. */
  stopListening(): void {
    this.http.close();
  }

  /** Cuts off whatever is still connected. */
  destroySockets(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /**
   * Puts a look at the first octet in front of what the HTTP server does with a new connection. The HTTP server
   * is the one that listens, because only then does it enforce its timeouts.
   */
  #sniffConnections(onRawSocket: (socket: Socket) => void): void {
    const serveHttp = this.http.listeners("connection") as ((socket: Socket) => void)[];
    this.http.removeAllListeners("connection");
    this.http.on("connection", (socket: Socket) => {
      this.#keep(socket);
      const other = (): void => serveHttp.forEach((serve) => serve.call(this.http, socket));
      sniffFirstOctet(socket, { rawSocket: onRawSocket, other }, FIRST_OCTET_TIMEOUT);
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.once("close", () => this.#sockets.delete(socket));
  }
}

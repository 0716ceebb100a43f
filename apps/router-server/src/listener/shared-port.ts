import { createServer as createHttpServer } from "node:http";
import type { Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Server as HttpsServer } from "node:https";
import type { AddressInfo, ListenOptions, Socket } from "node:net";
import type { SecureContextOptions, TlsOptions } from "node:tls";
import { sniffFirstOctet } from "@junctor/transport-rawsocket";

const FIRST_OCTET_TIMEOUT = 5_000;
const TLS_HANDSHAKE_TIMEOUT = 5_000;
const MAX_HEADERS = 64;

const HTTP_OPTIONS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 8_192,
};

/** What a shared port is made with. */
export interface SharedPortOptions {
  /** Default: none, connections are not encrypted. */
  readonly tls?: TlsOptions | undefined;
  /** Reads what stands before everything else, TLS too, and goes on; the socket is paused if it has read anything. */
  onAccept(socket: Socket, goOn: () => void): void;
  /** Told of each connection before anything is read from it, but after TLS. */
  onConnection(socket: Socket): void;
  /** Takes a connection that speaks RawSocket, its first octets still to be read. */
  onRawSocket(socket: Socket): void;
}

/** One port for HTTP, WebSocket and RawSocket, encrypted or not. */
export class SharedPort {
  /** Emits `request`, and `upgrade` for WebSocket. */
  readonly http: HttpServer | HttpsServer;
  readonly #sockets = new Set<Socket>();

  constructor({ tls, ...takers }: SharedPortOptions) {
    const options = { ...HTTP_OPTIONS, handshakeTimeout: TLS_HANDSHAKE_TIMEOUT };
    this.http = tls === undefined ? createHttpServer(options) : createHttpsServer({ ...options, ...tls });
    this.http.maxHeadersCount = MAX_HEADERS;
    this.#intercept(tls === undefined ? "connection" : "secureConnection", (socket, serveHttp) => {
      takers.onConnection(socket);
      sniffFirstOctet(socket, { rawSocket: takers.onRawSocket, other: serveHttp }, FIRST_OCTET_TIMEOUT);
      socket.resume();
    });
    this.#intercept("connection", (socket, serve) => takers.onAccept(socket, serve));
    this.http.prependListener("connection", (socket: Socket) => this.#keep(socket));
    if (tls !== undefined) this.http.on("tlsClientError", (_error, socket) => socket.destroy());
  }

  /** Listens. Resolves to the port, 0 for a Unix socket; rejects with what the operating system says. */
  listen(options: ListenOptions): Promise<number> {
    return new Promise((resolve, reject) => {
      this.http.once("error", reject);
      this.http.listen(options, () => {
        this.http.off("error", reject);
        // A failure to accept one connection later on, too many open files for instance, ends no other.
        this.http.on("error", () => {});
        const address = this.http.address() as AddressInfo | string;
        resolve(typeof address === "string" ? 0 : address.port);
      });
    });
  }

  /** Connections that come from now on are shown another certificate. Those that are there stay. */
  replaceCertificate(context: SecureContextOptions): void {
    if ("setSecureContext" in this.http) this.http.setSecureContext(context);
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
   * Puts something in front of what the HTTP server does with a new connection. The HTTP server is the one that
   * listens, because only then does it enforce its timeouts.
   */
  #intercept(event: "connection" | "secureConnection", take: (socket: Socket, goOn: () => void) => void): void {
    const listeners = this.http.listeners(event) as ((socket: Socket) => void)[];
    this.http.removeAllListeners(event);
    this.http.on(event, (socket: Socket) => {
      take(socket, () => listeners.forEach((serve) => serve.call(this.http, socket)));
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    // Whatever goes wrong before anybody else listens ends this connection only.
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.#sockets.delete(socket));
  }
}

import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import type { TlsOptions } from "node:tls";
import { createServer as createTlsServer } from "node:tls";
import type { AcceptOptions } from "./accept-raw-socket.ts";
import { acceptRawSocket } from "./accept-raw-socket.ts";

/** Options of `listenRawSocket`. */
export interface ListenOptions extends AcceptOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined;
  /** TCP port; 0 for any free one. */
  readonly port?: number | undefined;
  /** Path of a Unix socket, instead of host and port. */
  readonly path?: string | undefined;
  /** Listens with TLS. A TLS handshake may take 5 s unless `handshakeTimeout` says otherwise. */
  readonly tls?: TlsOptions | undefined;
}

/** A RawSocket server that listens. */
export interface RawSocketServer {
  /** The TCP port; undefined on a Unix socket. */
  readonly port: number | undefined;
  /** Stops listening at once; connections stay. Resolves after the last of them has ended. */
  close(): Promise<void>;
}

/**
 * Listens for RawSocket clients and nothing else.
 * @throws if the port or path cannot be listened on; the error is Node's, with its `code`.
 */
export async function listenRawSocket(options: ListenOptions): Promise<RawSocketServer> {
  const onSocket = (socket: Socket) => acceptRawSocket(socket, options);
  const server = options.tls === undefined ? createServer(onSocket) : createSecureServer(options.tls, onSocket);
  listen(server, options);
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "string" ? undefined : (address as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function createSecureServer(tls: TlsOptions, onSocket: (socket: Socket) => void): Server {
  const server = createTlsServer({ handshakeTimeout: 5_000, ...tls }, onSocket);
  // Node reports a failed or timed out TLS handshake and leaves the socket open.
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return server;
}

function listen(server: Server, { host = "127.0.0.1", port = 0, path }: ListenOptions): void {
  if (path === undefined) server.listen(port, host);
  else server.listen(path);
}

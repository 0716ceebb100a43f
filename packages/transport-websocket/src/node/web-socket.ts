import type { Agent } from "node:http";
import { connect as connectNet, isIP } from "node:net";
import type { ConnectionOptions, SecureContextOptions } from "node:tls";
import { connect as connectTls } from "node:tls";
import type { Connection, Connector, ConnectOptions } from "@junctor/core";
import type { ClientOptions } from "ws";
import { WebSocket } from "ws";
import type { BatchedOffers, Subprotocol } from "../subprotocol.ts";
import { chooseSubprotocol, subprotocolsOf } from "../subprotocol.ts";
import type { WebSocketOptions } from "../web-socket.ts";
import { messageWriter } from "./frame-writer.ts";
import { CLOSE_TIMEOUT, NodeConnection } from "./node-connection.ts";
import { untilOpen } from "./open-web-socket.ts";

/** TLS settings of a client, as `node:tls` names them. */
export interface ClientTlsOptions extends Pick<
  SecureContextOptions,
  "ca" | "cert" | "key" | "passphrase" | "minVersion"
> {
  /** The name the certificate must carry. Default: the host of the URL. */
  readonly servername?: string | undefined;
  /** Whether the certificate must be valid. Default: true. */
  readonly rejectUnauthorized?: boolean | undefined;
}

/** Options of `webSocket` on Node. */
export interface NodeWebSocketOptions extends Omit<WebSocketOptions, "batched"> {
  /** Whether batched subprotocols are offered, and before or after the plain ones. Default: `none`. */
  readonly batched?: BatchedOffers | undefined;
  /** HTTP headers of the opening request. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  readonly tls?: ClientTlsOptions | undefined;
  /** What opens sockets instead of `node:http` or `node:https`, for example one that goes through a proxy. */
  readonly agent?: Agent | undefined;
  /** Connects to this Unix socket; the URL then gives only host name, path and scheme. */
  readonly socketPath?: string | undefined;
  /** The largest WebSocket message accepted, in octets. Default: 16 MiB. */
  readonly maxMessageLength?: number | undefined;
  /** Whether compression is offered. Default: false. */
  readonly perMessageDeflate?: boolean | undefined;
}

/**
 * Connects with `ws`, on every Node that is supported.
 * @param url `ws:` or `wss:`
 */
export function webSocket(url: string, options: NodeWebSocketOptions = {}): Connector {
  return {
    target: url,
    connect: (attempt) => connect(url, options, attempt),
  };
}

async function connect(url: string, options: NodeWebSocketOptions, attempt: ConnectOptions): Promise<Connection> {
  if (attempt.signal?.aborted === true) throw attempt.signal.reason;
  const offers = subprotocolsOf(attempt.serializers, options.batched ?? "none");
  const names = offers.map((offer) => offer.name);
  const opened = new WebSocket(url, names, clientOptions(options, url.startsWith("wss:")));
  const timeout = options.connectTimeout ?? 10_000;
  return untilOpen({ webSocket: opened, target: url, timeout, signal: attempt.signal }, (socket) => {
    // `ws` has refused any subprotocol that was not offered.
    const subprotocol = chooseSubprotocol([opened.protocol], offers) as Subprotocol;
    const upgraded = { webSocket: opened, socket, subprotocol, side: "client" } as const;
    return new NodeConnection(upgraded, messageWriter(upgraded));
  });
}

function clientOptions(options: NodeWebSocketOptions, secure: boolean): ClientOptions & { closeTimeout: number } {
  return {
    ...options.tls,
    ...(options.headers === undefined ? {} : { headers: { ...options.headers } }),
    ...(options.socketPath === undefined ? {} : { createConnection: connectTo(options.socketPath, secure) }),
    ...(options.agent === undefined ? {} : { agent: options.agent }),
    closeTimeout: CLOSE_TIMEOUT,
    maxPayload: options.maxMessageLength ?? 16_777_216,
    maxFragments: 1024,
    perMessageDeflate: options.perMessageDeflate ?? false,
  };
}

/** Connects to a Unix socket instead of the URL's host, with TLS if the URL says so. */
function connectTo(socketPath: string, secure: boolean): typeof connectNet {
  const open = (request: ConnectionOptions) => {
    if (!secure) return connectNet({ path: socketPath });
    const host = request.host ?? "";
    return connectTls({
      ...request,
      servername: request.servername ?? (isIP(host) === 0 ? host : ""),
      path: socketPath,
    });
  };
  return open as typeof connectNet;
}

import type { Connection, Connector, ConnectOptions } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import type { Batching } from "./batched.ts";
import { openWebSocket } from "./open-web-socket.ts";
import { plainProtocol } from "./platform-protocol.ts";
import { WebSocketConnection } from "./web-socket-connection.ts";

/** Options of `webSocket`. */
export interface WebSocketOptions {
  /** How long opening may take, in milliseconds. Default: 10,000. */
  readonly connectTimeout?: number | undefined;
  /** Offers batched subprotocols as well: `batched()`, or `batched("last")` behind the plain ones. Default: none. */
  readonly batched?: Batching | undefined;
}

/**
 * Connects with the platform's `WebSocket` (browsers, workers, Deno, Bun, Node 22 and later).
 * @param url `ws:` or `wss:`
 */
export function webSocket(url: string, options: WebSocketOptions = {}): Connector {
  return {
    target: url,
    connect: (attempt) => connect(url, options, attempt),
  };
}

async function connect(
  url: string,
  { connectTimeout: timeout = 10_000, batched }: WebSocketOptions,
  { serializers, signal }: ConnectOptions,
): Promise<Connection> {
  if (signal?.aborted === true) throw signal.reason;
  if (typeof WebSocket === "undefined") {
    throw new ConnectionError("this runtime has no WebSocket; use @junctor/transport-websocket/node");
  }
  const plain = serializers.map(plainProtocol);
  const offers = batched?.(plain) ?? plain;
  const subprotocols = offers.map(({ name }) => name);
  return openWebSocket({ url, subprotocols, timeout, signal }, (socket) => {
    const chosen = offers.find(({ name }) => name === socket.protocol);
    if (chosen !== undefined) return new WebSocketConnection(socket, chosen);
    socket.close();
    throw new ConnectionError(`${url} speaks none of ${subprotocols.join(", ")}`);
  });
}

import type { Connection, Connector, ConnectOptions } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { openWebSocket } from "./open-web-socket.ts";
import type { BatchedOffers } from "./subprotocol.ts";
import { chooseSubprotocol, subprotocolsOf } from "./subprotocol.ts";
import { WebSocketConnection } from "./web-socket-connection.ts";

/** Options of `webSocket`. */
export interface WebSocketOptions {
  /** How long opening may take, in milliseconds. Default: 10,000. */
  readonly connectTimeout?: number | undefined;
  /** Whether batched subprotocols are offered, and before or after the plain ones. Default: `none`. */
  readonly batched?: BatchedOffers | undefined;
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

async function connect(url: string, options: WebSocketOptions, attempt: ConnectOptions): Promise<Connection> {
  if (attempt.signal?.aborted === true) throw attempt.signal.reason;
  if (typeof WebSocket === "undefined") {
    throw new ConnectionError("this runtime has no WebSocket; use @junctor/transport-websocket/node");
  }
  const offers = subprotocolsOf(attempt.serializers, options.batched ?? "none");
  const opening = {
    url,
    subprotocols: offers.map((offer) => offer.name),
    timeout: options.connectTimeout ?? 10_000,
    signal: attempt.signal,
  };
  return openWebSocket(opening, (socket) => {
    const chosen = chooseSubprotocol([socket.protocol], offers);
    if (chosen !== undefined) return new WebSocketConnection(socket, chosen);
    socket.close();
    throw new ConnectionError(`${url} speaks none of ${opening.subprotocols.join(", ")}`);
  });
}

import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Connection, Serializer } from "@junctor/core";
import type { KeepaliveOptions } from "@junctor/core/transport";
import { WebSocketServer } from "ws";
import type { Subprotocol } from "../subprotocol.ts";
import { chooseSubprotocol, subprotocolsOf } from "../subprotocol.ts";
import type { Upgraded } from "./frame-writer.ts";
import { messageWriter, socketWriter } from "./frame-writer.ts";
import { CLOSE_TIMEOUT, NodeConnection } from "./node-connection.ts";
import { isRefusal } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";
import type { Refusal } from "./refuse-upgrade.ts";
import { refuseUpgrade } from "./refuse-upgrade.ts";

/** Options of `acceptWebSockets`. */
export interface AcceptOptions {
  /** What is spoken; each serializer plain and batched. A client's first offer among them is chosen. */
  readonly serializers: readonly Serializer[];
  /** Takes each connection. */
  onConnection(connection: Connection): void;
  /** The paths that upgrade; any other is answered with 404. Default: `/` and `/ws`. */
  readonly paths?: readonly string[] | undefined;
  /** The largest WebSocket message accepted, in octets; a larger one ends its connection with 1009. Default: 1 MiB. */
  readonly maxMessageLength?: number | undefined;
  /** The most fragments one message may come in. Default: 1024. */
  readonly maxFragments?: number | undefined;
  /** Whether clients may negotiate compression, which costs much memory and time. Default: false. */
  readonly perMessageDeflate?: boolean | undefined;
  /** When to ping, and how long to wait for anything to arrive. Default: never. */
  readonly keepalive?: KeepaliveOptions | undefined;
  /** Finds out who asks for an upgrade, or refuses it. Default: the other end of the socket. */
  identify?(request: IncomingMessage): Visitor | Refusal;
  /** Says that no more connections are taken; the client is answered with 503. Default: never. */
  isFull?(request: IncomingMessage): boolean;
  /** Says whether this is a host that is served here, by its `Host` header; else 421 is answered. Default: any is. */
  allowHost?(host: string | undefined, request: IncomingMessage): boolean;
  /** Says whether a page of this origin may connect; undefined is a client that is not a browser. Default: all may. */
  allowOrigin?(origin: string | undefined, request: IncomingMessage): boolean;
}

/** What takes upgrades of an HTTP server. */
export interface Acceptor {
  /** Stops accepting; connections stay. */
  close(): void;
}

const DEFAULT_PATHS = ["/", "/ws"];

/** Accepts WAMP connections on the upgrade requests of an HTTP server. */
export function acceptWebSockets(server: HttpServer | HttpsServer, options: AcceptOptions): Acceptor {
  const supported = subprotocolsOf(options.serializers, "first");
  const upgrader = createUpgrader(options, supported);
  const hint = `offer one of these in Sec-WebSocket-Protocol: ${supported.map(({ name }) => name).join(", ")}`;

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // From here on nobody else listens, and an error without a listener would end the process.
    socket.on("error", () => socket.destroy());
    const visitor = admit(request, options);
    if (isRefusal(visitor)) {
      refuseUpgrade(socket, visitor);
      return;
    }
    const subprotocol = chooseSubprotocol(offersOf(request), supported);
    if (subprotocol === undefined) {
      refuseUpgrade(socket, { status: 400, text: hint });
      return;
    }
    // Told by the upgrader before `handleUpgrade` returns.
    upgrader.once("headers", (headers: string[]) => void headers.push(...(visitor.headers ?? [])));
    upgrader.handleUpgrade(request, socket, head, (webSocket) => {
      const upgraded = { webSocket, socket: socket as Socket, subprotocol, side: "server", visitor } as const;
      options.onConnection(createConnection(upgraded, options));
    });
  };

  server.on("upgrade", onUpgrade);
  return { close: () => void server.off("upgrade", onUpgrade) };
}

function createUpgrader(options: AcceptOptions, supported: readonly Subprotocol[]): WebSocketServer {
  const settings = {
    noServer: true,
    clientTracking: false,
    closeTimeout: CLOSE_TIMEOUT,
    maxPayload: options.maxMessageLength ?? 1_048_576,
    maxFragments: options.maxFragments ?? 1024,
    perMessageDeflate: options.perMessageDeflate ?? false,
    handleProtocols: (offered: Set<string>) => chooseSubprotocol(offered, supported)?.name ?? false,
  };
  return new WebSocketServer(settings);
}

function admit(request: IncomingMessage, options: AcceptOptions): Visitor | Refusal {
  const { host, origin } = request.headers;
  if (options.allowHost?.(host, request) === false) return { status: 421, text: "this host is not served here" };
  const path = (request.url ?? "/").split("?", 1)[0] as string;
  if (!(options.paths ?? DEFAULT_PATHS).includes(path)) return { status: 404, text: `no WebSocket at ${path}` };
  if (options.allowOrigin?.(origin, request) === false) {
    return { status: 403, text: "pages of this origin may not connect" };
  }
  const visitor = options.identify?.(request) ?? {};
  if (isRefusal(visitor)) return visitor;
  return options.isFull?.(request) === true ? { status: 503, text: "there are too many connections" } : visitor;
}

function offersOf(request: IncomingMessage): readonly string[] {
  return (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
}

function createConnection(upgraded: Upgraded, { keepalive }: AcceptOptions): Connection {
  const compressed = upgraded.webSocket.extensions !== "";
  const writer = compressed ? messageWriter(upgraded) : socketWriter(upgraded);
  return new NodeConnection(upgraded, writer, keepalive);
}

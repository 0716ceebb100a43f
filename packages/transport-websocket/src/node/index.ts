// The public surface, in reading order.
export { webSocket } from "./web-socket.ts";
export type { ClientTlsOptions, NodeWebSocketOptions } from "./web-socket.ts";
export { acceptWebSockets } from "./accept-web-sockets.ts";
export type { Acceptor, AcceptOptions } from "./accept-web-sockets.ts";
export type { Refusal } from "./refuse-upgrade.ts";
export type { Visitor } from "./visitor.ts";
export type { BatchedOffers } from "../subprotocol.ts";

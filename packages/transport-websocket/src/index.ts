// The public surface, in reading order.
export { webSocket } from "./web-socket.ts";
export type { WebSocketOptions } from "./web-socket.ts";
export type { BatchedOffers } from "./subprotocol.ts";

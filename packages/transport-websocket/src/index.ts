// The public surface, in reading order.
export { webSocket } from "./web-socket.ts";
export type { WebSocketOptions } from "./web-socket.ts";
export { batched } from "./batched.ts";
export type { Batching } from "./batched.ts";
export type { PlatformProtocol } from "./platform-protocol.ts";

// The public surface, in reading order.
export { startServer } from "./start-server.ts";
export type { RunningServer } from "./start-server.ts";
export type { ServerOptions } from "./server-options.ts";

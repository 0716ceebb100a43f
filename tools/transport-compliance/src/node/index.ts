// Places to connect to, for transports over sockets; in reading order.
export { TrackedServer } from "./tracked-server.ts";
export { deadPort, listenSilently } from "./places.ts";
export { selfSigned } from "./self-signed.ts";
export type { Identity } from "./self-signed.ts";

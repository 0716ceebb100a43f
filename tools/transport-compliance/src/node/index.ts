// Places to connect to, for transports over sockets; in reading order.
export { TrackedServer } from "./tracked-server.ts";
export { deadPort, listenSilently } from "./places.ts";

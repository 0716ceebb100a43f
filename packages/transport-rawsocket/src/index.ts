// The public surface, in reading order.
export { rawSocket } from "./raw-socket.ts";
export type { RawSocketOptions } from "./raw-socket.ts";
export type { PathTarget, RawSocketTarget, TcpTarget } from "./open-socket.ts";
export { listenRawSocket } from "./listen-raw-socket.ts";
export type { ListenOptions, RawSocketServer } from "./listen-raw-socket.ts";
export { acceptRawSocket } from "./accept-raw-socket.ts";
export type { AcceptOptions } from "./accept-raw-socket.ts";
export { sniffFirstOctet } from "./sniff-first-octet.ts";
export type { Protocols } from "./sniff-first-octet.ts";

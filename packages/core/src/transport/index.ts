// What the transports share, in reading order. Not for applications.
export { Intake } from "./intake.ts";
export { joinFrames } from "./join-frames.ts";
export { Keepalive } from "./keepalive.ts";
export type { KeepaliveActions, KeepaliveInit, KeepaliveOptions } from "./keepalive.ts";
export { peerAddress } from "./peer-address.ts";
export type { AddressedSocket } from "./peer-address.ts";
export { tlsPeer } from "./tls-peer.ts";
export type { TlsPeer, TlsSocket, X509 } from "./tls-peer.ts";
export { allocBytes, concatBytes } from "../bytes.ts";

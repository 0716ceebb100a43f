import type { NoWorld, Scenario } from "../scenario.ts";
import { batches } from "./batches.ts";
import { messageLimits } from "./message-limits.ts";
import { rawSocketFrames } from "./raw-socket-frames.ts";
import { rawSocketHandshake } from "./raw-socket-handshake.ts";
import { stubbornPeers } from "./stubborn-peers.ts";
import { tls } from "./tls.ts";
import { tlsLogins } from "./tls-logins.ts";
import { webSockets } from "./web-socket.ts";

/** Every scenario that drives real sockets, octet by octet or frame by frame. */
export const transportScenarios: readonly Scenario<NoWorld>[] = [
  ...rawSocketHandshake,
  ...rawSocketFrames,
  ...messageLimits,
  ...webSockets,
  ...batches,
  ...stubbornPeers,
  ...tls,
  ...tlsLogins,
];

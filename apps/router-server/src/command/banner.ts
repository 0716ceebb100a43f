import { isLoopback } from "../listener/format-address.ts";
import type { RunningServer } from "../start-server.ts";

/** What `junctor start` prints: where it listens, and what to try. */
export function createBanner(server: RunningServer, version: string): string {
  return `
  Junctor ${version} is running, realm ${server.realm}.

  Demo page    ${server.pageUrl}
  WebSocket    ${server.url}
  RawSocket    ${server.rawSocketUrl}
  Serializers  JSON, MessagePack, CBOR
${warnIfReachable(server.host)}
  Open the page in two tabs, or connect your own code:

    import { connect } from "@junctor/client";
    import { webSocket } from "@junctor/transport-websocket/node";
    const session = await connect({ transport: webSocket("${server.url}"), realm: "${server.realm}" });

  Ctrl+C stops it.
`;
}

function warnIfReachable(host: string): string {
  if (isLoopback(host)) return "";
  return `
  Careful: listening on ${host}, it can be reached from other machines,
  and everyone who reaches it may join.
`;
}

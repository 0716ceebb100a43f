import type { Connector, Serializer } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";

/** One way to connect to a router. */
export interface Link {
  readonly name: string;
  readonly connector: Connector;
  readonly serializer: Serializer;
}

const serializers = [json(), msgpack(), cbor()];

/** All ways to the router at `port`: each transport with each serializer. */
export function linksTo(port: number): readonly Link[] {
  const connectors = [webSocket(`ws://127.0.0.1:${port}/ws`), rawSocket({ host: "127.0.0.1", port })];
  return connectors.flatMap((connector) =>
    serializers.map((serializer) => ({ name: `${connector.target} ${serializer.name}`, connector, serializer })),
  );
}

/** So many links, all ways in turn. */
export function manyLinks(port: number, count: number): readonly Link[] {
  const links = linksTo(port);
  return Array.from({ length: count }, (_, n) => links[n % links.length] as Link);
}

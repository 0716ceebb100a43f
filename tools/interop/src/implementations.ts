import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import { autobahnOverRawSocket, autobahnOverWebSocket } from "./autobahn-peer.ts";
import { junctor } from "./junctor-peer.ts";
import type { Implementation } from "./wamp-peer.ts";
import { wampyOverWebSocket } from "./wampy-peer.ts";

/** Other people's clients, in every serializer and transport they have. */
export const theirs: readonly Implementation[] = [
  autobahnOverWebSocket("JSONSerializer"),
  autobahnOverWebSocket("MsgpackSerializer"),
  autobahnOverWebSocket("CBORSerializer"),
  autobahnOverRawSocket,
  wampyOverWebSocket("json"),
  wampyOverWebSocket("msgpack"),
  wampyOverWebSocket("cbor"),
];

/** Our client, over different transports and in different serializers. */
export const ours: readonly Implementation[] = [
  junctor("WebSocket", json(), ({ url }) => webSocket(url)),
  junctor("batched WebSocket", msgpack(), ({ url }) => webSocket(url, { batched: "first" })),
  junctor("RawSocket", cbor(), ({ host, port }) => rawSocket({ host, port })),
];

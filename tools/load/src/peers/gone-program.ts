// Sessions that are going to fall silent: each subscribes, registers a procedure it never answers, and leaves a
// testament. Arguments: host, port, how many.
import { once } from "node:events";
import { cbor } from "@junctor/core/cbor";
import { rawSocket } from "@junctor/transport-rawsocket";
import { webSocket } from "@junctor/transport-websocket/node";
import { Peer } from "./peer.ts";

const [host, port, count] = process.argv.slice(2);
const connectors = [webSocket(`ws://${host}:${port}/ws`), rawSocket({ host: String(host), port: Number(port) })];
const serializer = cbor();
for (let n = 0; n < Number(count); n++) {
  const peer = await Peer.join(connectors[n % 2]!, serializer);
  await peer.subscribe("com.example.anything");
  await peer.register(`com.example.gone.${n}`);
  await peer.call("wamp.session.add_testament", ["com.example.testament", [n], {}]);
}
console.log("all have joined");
await once(process, "SIGTERM");

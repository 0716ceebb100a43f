import { createRouter } from "@junctor/router";
import type { Router } from "@junctor/router";
import { listenRawSocket } from "@junctor/transport-rawsocket";
import type { ListenOptions } from "@junctor/transport-rawsocket";
import { allSerializers } from "../serializers.ts";
import { OctetPeer } from "./octet-peer.ts";

/** A router that listens for RawSocket clients. */
export interface RawSocketRouter extends AsyncDisposable {
  readonly router: Router;
  readonly port: number;
  /** Opens a stream to it. */
  connect(): Promise<OctetPeer>;
}

/** Starts a router behind RawSocket. */
export async function startRawSocketRouter(options: Partial<ListenOptions> = {}): Promise<RawSocketRouter> {
  const router = createRouter({ realms: [{ name: "realm1" }] });
  const server = await listenRawSocket({ serializers: allSerializers, onConnection: router.accept, ...options });
  const port = server.port as number;
  const peers: OctetPeer[] = [];
  return {
    router,
    port,
    async connect() {
      const peer = await OctetPeer.connect(port);
      peers.push(peer);
      return peer;
    },
    async [Symbol.asyncDispose]() {
      for (const { socket } of peers) socket.destroy();
      await router.close();
      await server.close();
    },
  };
}

/** One WAMP message as a RawSocket frame, in hexadecimal: a prefix of four octets, then the text. */
export function jsonFrame(text: string): string {
  const octets = Buffer.from(text);
  return octets.length.toString(16).padStart(8, "0") + octets.toString("hex");
}

/** Takes one frame: the first octet of its prefix, and what it carries, in hexadecimal. */
export async function readFrame(peer: OctetPeer): Promise<{ type: string; payload: string }> {
  const prefix = await peer.read(4);
  return { type: prefix.slice(0, 2), payload: await peer.read(Number.parseInt(prefix.slice(2), 16)) };
}

/** Takes one frame that carries a WAMP message and returns its text. */
export async function readJsonFrame(peer: OctetPeer): Promise<string> {
  const { type, payload } = await readFrame(peer);
  if (type !== "00") throw new Error(`expected a WAMP message, got a frame of type ${type}`);
  return Buffer.from(payload, "hex").toString();
}

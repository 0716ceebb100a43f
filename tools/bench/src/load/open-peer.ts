import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import type { SerializerName } from "../wire/wire.ts";
import { wires } from "../wire/wires.ts";
import { rawSocketHeader, webSocketHeader } from "./frame-header.ts";
import { Peer } from "./peer.ts";
import { RawSocketReader } from "./raw-socket-reader.ts";
import { WebSocketReader } from "./web-socket-reader.ts";

/** A transport as the tables name it. */
export type TransportName = "WebSocket" | "RawSocket";

/** Where and how to connect. */
export interface Target {
  readonly port: number;
  /** The path of the WebSocket upgrade. */
  readonly path: string;
  readonly transport: TransportName;
  readonly serializer: SerializerName;
}

const RAW_SOCKET_CODES: { readonly [S in SerializerName]: number } = { json: 1, msgpack: 2, cbor: 3 };

/** Opens a connection to 127.0.0.1 without joining a realm. */
export async function openPeer(target: Target): Promise<Peer> {
  const socket = connect({ port: target.port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  const wire = wires[target.serializer];
  if (target.transport === "RawSocket") {
    await shakeHands(socket, target.serializer);
    return new Peer({ socket, wire, header: rawSocketHeader, reader: new RawSocketReader() });
  }
  await upgrade(socket, target);
  return new Peer({ socket, wire, header: webSocketHeader(wire.binary), reader: new WebSocketReader() });
}

async function upgrade(socket: Socket, { port, path, serializer }: Target): Promise<void> {
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n` +
      `Sec-WebSocket-Protocol: wamp.2.${serializer}\r\n\r\n`,
  );
  const [answer] = (await once(socket, "data")) as [Buffer];
  if (!answer.toString("latin1").startsWith("HTTP/1.1 101"))
    throw new Error(`no upgrade: ${answer.toString("latin1")}`);
}

async function shakeHands(socket: Socket, serializer: SerializerName): Promise<void> {
  socket.write(Buffer.from([0x7f, 0xf0 | RAW_SOCKET_CODES[serializer], 0, 0]));
  const [answer] = (await once(socket, "data")) as [Buffer];
  if (answer[0] !== 0x7f || ((answer[1] as number) & 0x0f) !== RAW_SOCKET_CODES[serializer]) {
    throw new Error(`RawSocket handshake refused: ${answer.toString("hex")}`);
  }
}

import { once } from "node:events";
import { createServer } from "node:net";
import { connect } from "node:net";
import type { Connector } from "@junctor/core";
import type { SetupOptions, TransportUnderTest } from "@junctor/transport-compliance";
import { AcceptQueue, textBytes } from "@junctor/transport-compliance";
import { TrackedServer } from "@junctor/transport-compliance/node";
import type { AcceptOptions } from "./accept-raw-socket.ts";
import { acceptRawSocket } from "./accept-raw-socket.ts";
import { formatFrame, FrameType } from "./frame-prefix.ts";
import { formatHandshake } from "./handshake.ts";

/** A RawSocket server of a test. */
export interface Place {
  readonly queue: AcceptQueue;
  readonly server: TrackedServer;
}

/** Listens on 127.0.0.1 and accepts RawSocket. */
export async function openPlace(options: Omit<AcceptOptions, "onConnection">): Promise<Place> {
  const queue = new AcceptQueue();
  const server = await TrackedServer.listen(
    createServer((socket) => acceptRawSocket(socket, { ...options, onConnection: queue.accept })),
  );
  return { queue, server };
}

/** What the compliance suite needs; `connectTo` makes the client under test. */
export async function setupCompliance(
  options: SetupOptions,
  connectTo: (port: number, maxMessageLength: number) => Connector,
): Promise<TransportUnderTest> {
  const { queue, server } = await openPlace(options);
  return {
    connector: connectTo(server.port, options.maxMessageLength),
    accepted: () => queue.next(),
    reset: () => server.reset(),
    sendBroken: () => sendBroken(server.port, options),
    teardown: () => server.close(),
  };
}

/** Sends a frame of a reserved type between two good messages, all in one write with the handshake. */
async function sendBroken(port: number, { serializers }: SetupOptions): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  const broken = formatFrame(FrameType.MESSAGE, textBytes("broken"));
  broken[0] = 7;
  socket.write(
    Buffer.concat([
      formatHandshake(serializers[0]?.name ?? "json", 512),
      formatFrame(FrameType.MESSAGE, textBytes("good")),
      broken,
      formatFrame(FrameType.MESSAGE, textBytes("late")),
    ]),
  );
}

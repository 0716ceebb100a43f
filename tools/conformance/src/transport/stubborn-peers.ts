import { connect } from "node:net";
import type { Socket } from "node:net";
import { once } from "node:events";
import { MessageType as T } from "@junctor/core";
import { expect } from "vitest";
import { until } from "../peer/until.ts";
import { allRoles } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { OctetPeer } from "./octet-peer.ts";
import { jsonFrame, readJsonFrame, startRawSocketRouter } from "./raw-socket-world.ts";
import { startWebSocketRouter } from "./web-socket-world.ts";

const hello = JSON.stringify([T.HELLO, "realm1", { roles: allRoles }]);
const violation = "[99]";

/** Peers that break the protocol and then hold on to their connection. */
export const stubbornPeers: readonly Scenario<NoWorld>[] = [
  scenario("over RawSocket, a peer that does not close after ABORT is cut off", ["BP-PERR-03"], async () => {
    await using listening = await startRawSocketRouter();
    const peer = new OctetPeer(await openHalf(listening.port));
    peer.send(`7ff10000${jsonFrame(hello)}`);
    await peer.read(4);
    await readJsonFrame(peer);
    peer.send(jsonFrame(violation));
    expect((await readJsonFrame(peer)).startsWith("[3,")).toBe(true);
    await expectGone(listening.router);
    peer.socket.destroy();
  }),

  scenario("over WebSocket, a peer that does not close after ABORT is cut off", ["BP-PERR-03"], async () => {
    await using listening = await startWebSocketRouter();
    const socket = await openHalf(Number(new URL(listening.url).port));
    const peer = new OctetPeer(socket);
    socket.write(
      "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" +
        `Sec-WebSocket-Protocol: wamp.2.json\r\n\r\n`,
    );
    socket.write(maskedFrame(hello));
    await until(
      () => listening.router.tables().sessions === 1,
      () => "no session was opened",
    );
    socket.write(maskedFrame(violation));
    await expectGone(listening.router);
    socket.end();
    expect(Buffer.from(await peer.untilEnd(), "hex").toString()).toContain("wamp.error.protocol_violation");
  }),
];

async function expectGone(router: { tables(): { connections: number } }): Promise<void> {
  await until(
    () => router.tables().connections === 0,
    () => `the router still holds ${router.tables().connections} connections`,
  );
}

/** A stream whose own half stays open when the other end closes. */
async function openHalf(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  await once(socket, "connect");
  return socket;
}

/** A short text message as a client frames it, with a mask of zeros. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.of(0x81, 0x80 | payload.length, 0, 0, 0, 0), payload]);
}

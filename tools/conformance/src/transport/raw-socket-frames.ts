import type { Connection } from "@junctor/core";
import { listenRawSocket } from "@junctor/transport-rawsocket";
import { expect } from "vitest";
import { Inbox } from "../peer/inbox.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import { OctetPeer } from "./octet-peer.ts";
import { jsonFrame, readFrame, readJsonFrame, startRawSocketRouter } from "./raw-socket-world.ts";
import type { RawSocketRouter } from "./raw-socket-world.ts";

const LARGEST = 2 ** 24;

/** What follows the handshake: prefixes, pings, limits. */
export const rawSocketFrames: readonly Scenario<NoWorld>[] = [
  scenario(
    "a frame is a big-endian prefix and a message, however it is cut",
    ["TR-RAW-10", "TR-RAW-12", "TR-RAW-16"],
    async () => {
      await using listening = await startRawSocketRouter();
      const hello = "000000245b312c227265616c6d31222c7b22726f6c6573223a7b2263616c6c6572223a7b7d7d7d5d";
      for (const cut of [hello.length, 2, 10, 30]) {
        const peer = await shakeHands(listening);
        for (let at = 0; at < hello.length; at += cut) {
          peer.send(hello.slice(at, at + cut));
          await new Promise((resolve) => setImmediate(resolve));
        }
        expect(await readJsonFrame(peer)).toMatch(/^\[2,\d+,\{.*\}\]$/);
      }
    },
  ),

  scenario("several frames may come at once", ["TR-RAW-10", "TR-RAW-12"], async () => {
    await using listening = await startRawSocketRouter();
    const peer = await join(listening);
    peer.send(jsonFrame('[32,1,{},"a.b"]') + "01000001aa" + jsonFrame('[32,2,{},"a.c"]'));
    const frames = [await readFrame(peer), await readFrame(peer), await readFrame(peer)];
    expect(frames.filter(({ type }) => type === "02")).toEqual([{ type: "02", payload: "aa" }]);
    const replies = frames
      .filter(({ type }) => type === "00")
      .map(({ payload }) => Buffer.from(payload, "hex").toString());
    expect(replies.map((reply) => reply.slice(0, 6))).toEqual(["[33,1,", "[33,2,"]);
  }),

  ...[
    { what: "an empty payload", ping: "01000000", pong: "02000000" },
    { what: "five octets", ping: "0100000568656c6c6f", pong: "0200000568656c6c6f" },
    { what: "300 octets", ping: `0100012c${"ab".repeat(300)}`, pong: `0200012c${"ab".repeat(300)}` },
  ].map(({ what, ping, pong }) =>
    scenario<NoWorld>(`a PING with ${what} gets one PONG with the same`, ["TR-RAW-13", "TR-RAW-12"], async () => {
      await using listening = await startRawSocketRouter();
      const peer = await join(listening);
      peer.send(ping);
      expect(await peer.read(pong.length / 2)).toBe(pong);
      peer.send(jsonFrame("[34,1,5]"));
      expect((await readJsonFrame(peer)).startsWith("[8,34,1,")).toBe(true);
    }),
  ),

  scenario("a PONG nobody asked for is ignored", ["TR-RAW-12"], async () => {
    await using listening = await startRawSocketRouter();
    const peer = await join(listening);
    peer.send(`02000002beef${jsonFrame("[34,1,5]")}`);
    expect((await readJsonFrame(peer)).startsWith("[8,34,1,")).toBe(true);
  }),

  ...["03", "04", "05", "06", "07", "10", "80", "f0", "11"].map((first) =>
    scenario<NoWorld>(
      `a prefix that starts with ${first} fails the connection`,
      ["TR-RAW-10", "TR-RAW-12"],
      async () => {
        await using listening = await startRawSocketRouter();
        const peer = await join(listening);
        peer.send(`${first}000000${jsonFrame("[34,1,5]")}`);
        expect(await peer.untilEnd()).toBe("");
      },
    ),
  ),

  scenario("a length of 2^24 with any further length bit fails the connection", ["TR-RAW-11"], async () => {
    await using listening = await startRawSocketRouter({ maxMessageLength: LARGEST });
    const peer = await join(listening);
    peer.send("08000001");
    expect(await peer.untilEnd()).toBe("");
  }),

  scenario("a message over the limit fails the connection before it has come", ["TR-RAW-14"], async () => {
    await using listening = await startRawSocketRouter({ maxMessageLength: 512 });
    const peer = await shakeHands(listening);
    peer.send("00000201");
    expect(await peer.untilEnd()).toBe("");
    const other = await shakeHands(listening);
    other.send(jsonFrame(`[1,"realm1",{"roles":{"caller":{}},"_fill":"${"x".repeat(512 - 49)}"}]`));
    expect(await other.read(1)).toBe("00");
  }),

  // Never sent, because widespread peers take it for an empty PING (spec: T36).
  scenario("a message of exactly 2^24 octets is accepted, and never sent", ["TR-RAW-11", "TR-RAW-02"], async () => {
    const accepted = new Inbox<Connection>();
    const received = new Inbox<number>();
    const server = await listenRawSocket({
      serializers: allSerializers,
      maxMessageLength: LARGEST,
      onConnection: (connection) => accepted.put(connection),
    });
    const peer = await OctetPeer.connect(server.port as number);
    peer.send("7ff10000");
    const connection = await accepted.take("a connection");
    connection.open({ message: (bytes) => received.put(bytes.length), closed: () => {} });
    peer.send("08000000");
    peer.socket.write(new Uint8Array(LARGEST));
    expect(await received.take("the message")).toBe(LARGEST);
    expect(connection.maxSendLength).toBe(LARGEST - 1);
    peer.socket.destroy();
    await server.close();
  }),
];

async function shakeHands({ connect }: RawSocketRouter): Promise<OctetPeer> {
  const peer = await connect();
  peer.send("7ff10000");
  await peer.read(4);
  return peer;
}

async function join(listening: RawSocketRouter): Promise<OctetPeer> {
  const peer = await shakeHands(listening);
  peer.send(jsonFrame('[1,"realm1",{"roles":{"caller":{},"subscriber":{}}}]'));
  await readJsonFrame(peer);
  return peer;
}

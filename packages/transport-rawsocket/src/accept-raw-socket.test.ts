import { createServer } from "node:net";
import { Observer, opaqueSerializer } from "@junctor/transport-compliance";
import { TrackedServer } from "@junctor/transport-compliance/node";
import { describe, expect, onTestFinished, test } from "vitest";
import type { AcceptOptions } from "./accept-raw-socket.ts";
import { acceptRawSocket } from "./accept-raw-socket.ts";
import type { Place } from "./compliance.test-support.ts";
import { openPlace } from "./compliance.test-support.ts";
import { formatFrame, FrameType } from "./frame-prefix.ts";
import { fromHex } from "./hex.test-support.ts";
import { RawPeer } from "./raw-peer.test-support.ts";

async function place(options: Partial<AcceptOptions> = {}): Promise<Place> {
  const opened = await openPlace({ serializers: [opaqueSerializer("json"), opaqueSerializer("msgpack")], ...options });
  onTestFinished(() => opened.server.close());
  return opened;
}

async function peerOf({ server }: Place): Promise<RawPeer> {
  const peer = await RawPeer.connect({ port: server.port, host: "127.0.0.1" });
  onTestFinished(() => void peer.socket.destroy());
  return peer;
}

/** A peer that has spoken the handshake, and the other end with an observer as owner. */
async function joined(options: Partial<AcceptOptions> = {}): Promise<{ peer: RawPeer; server: Observer }> {
  const opened = await place(options);
  const peer = await peerOf(opened);
  peer.send("7f010000");
  const server = new Observer(await opened.queue.next());
  await peer.received(4);
  return { peer, server };
}

describe("the handshake", () => {
  test("TR-RAW-05: echoes the serializer and names the router's own limit, 1 MiB by default", async () => {
    const peer = await peerOf(await place());
    peer.send("7f020000");
    expect(await peer.received(4)).toBe("7fb20000");
  });

  test("TR-RAW-02: tells the connection what the client accepts", async () => {
    const { server } = await joined();
    expect(server.connection.maxSendLength).toBe(512);
  });

  test("TR-RAW-01: may come octet by octet, with frames right behind it", async () => {
    const opened = await place();
    const peer = await peerOf(opened);
    await peer.sendSliced("7f010000 0000000161");
    const server = new Observer(await opened.queue.next());
    await server.received(1);
    expect(server.texts).toEqual(["a"]);
  });

  test("takes frames that come in the same packet", async () => {
    const opened = await place();
    const peer = await peerOf(opened);
    peer.send("7f010000 0000000161 0000000162");
    const server = new Observer(await opened.queue.next());
    await server.received(2);
    expect(server.texts).toEqual(["a", "b"]);
  });

  test.each([
    ["TR-RAW-06: a serializer the router lacks", "7f030000", "7f100000"],
    ["TR-RAW-06: a serializer nobody has", "7f060000", "7f100000"],
    ["TR-RAW-08: reserved bits", "7f110100", "7f300000"],
  ])("TR-RAW-07: %s gets an error reply and is closed", async (_what, request, reply) => {
    const peer = await peerOf(await place());
    peer.send(request);
    expect(await peer.ended()).toBe(reply);
  });

  test("TR-RAW-06: a full router says so", async () => {
    const peer = await peerOf(await place({ isFull: () => true }));
    peer.send("7f010000");
    expect(await peer.ended()).toBe("7f400000");
  });

  test.each([
    ["TR-RAW-04: HTTP", "47455420"],
    ["TR-RAW-08: serializer 0", "7f100000"],
  ])("%s is closed without a word", async (_what, request) => {
    const peer = await peerOf(await place());
    peer.send(request);
    expect(await peer.ended()).toBe("");
  });

  test("a client that does not finish its handshake is closed", async () => {
    const peer = await peerOf(await place({ handshakeTimeout: 50 }));
    peer.send("7f01");
    expect(await peer.ended()).toBe("");
  });
});

describe("a PING", () => {
  test("TR-RAW-13: gets one PONG at once with the same payload, each of them", async () => {
    const { peer } = await joined();
    peer.send("01000005 68656c6c6f 01000000 0100000161");
    expect(await peer.received(4 + 9 + 4 + 5)).toBe("7fb10000" + "0200000568656c6c6f" + "02000000" + "0200000161");
  });

  test("TR-RAW-13: is answered while the session has nothing to say, and delivered to nobody", async () => {
    const { peer, server } = await joined();
    peer.send("0100000161 0000000162 0200000163");
    await server.received(1);
    await peer.received(9);
    expect(server.texts).toEqual(["b"]);
  });

  test("TR-RAW-13: in a burst of many gets as many PONGs", async () => {
    const { peer } = await joined();
    peer.send("0100000161".repeat(2_000));
    expect(await peer.received(4 + 5 * 2_000)).toBe("7fb10000" + "0200000161".repeat(2_000));
  });

  test("flood whose PONGs are never read ends the connection", async () => {
    const { peer, server } = await joined({ maxMessageLength: 1_048_576 });
    peer.socket.pause();
    const ping = formatFrame(FrameType.PING, new Uint8Array(1_048_576));
    for (let count = 0; count < 80; count++) peer.socket.write(ping);
    expect((await server.closed()).reason).toContain("PING");
  });

  test("is sent only if configured, and a peer that does not answer is given up", async () => {
    const { peer, server } = await joined({ keepalive: { interval: 20, timeout: 20 } });
    expect((await server.closed()).reason).toBe("nothing arrived within 20 ms of a PING");
    expect(await peer.ended()).toBe("7fb1000001000000");
  });

  test("that is answered is followed by the next", async () => {
    const { peer, server } = await joined({ keepalive: { interval: 200, timeout: 60_000 } });
    expect(await peer.received(8)).toBe("7fb1000001000000");
    peer.send("02000000");
    expect(await peer.received(12)).toBe("7fb100000100000001000000");
    expect(server.ends).toEqual([]);
  });
});

describe("a broken stream", () => {
  test.each([
    ["TR-RAW-10: reserved bits", "1000000161"],
    ["TR-RAW-12: a reserved type", "0300000161"],
    ["TR-RAW-11: X with a length", "0800000161"],
    ["TR-RAW-14: a message over the limit", "00100001"],
    ["TR-RAW-14: a claim of 2^24 octets", "08000000"],
  ])("with %s ends the connection", async (_what, frame) => {
    const { peer, server } = await joined();
    peer.send(`0000000161 ${frame}`);
    const end = await server.closed();
    expect(end.by).toBe("error");
    expect(server.texts).toEqual(["a"]);
    expect(await peer.ended()).toBe("7fb10000");
  });

  test("that ends within a message is an error, at its end is not", async () => {
    const [cut, whole] = [await joined(), await joined()];
    cut.peer.send("00000002 61");
    cut.peer.socket.end();
    whole.peer.send("00000001 61");
    whole.peer.socket.end();
    expect((await cut.server.closed()).by).toBe("error");
    expect((await whole.server.closed()).by).toBe("peer");
    expect(whole.server.texts).toEqual(["a"]);
  });
});

test("a reset at any point of the life cycle ends that connection and nothing else", async () => {
  const servers: Observer[] = [];
  const server = await TrackedServer.listen(
    createServer((socket) =>
      acceptRawSocket(socket, {
        serializers: [opaqueSerializer("json")],
        onConnection: (connection) => {
          const observer: Observer = new Observer(connection, (bytes) => observer.send(bytes));
          servers.push(observer);
        },
      }),
    ),
  );
  onTestFinished(() => server.close());
  for (const sent of ["", "7f", "7f0100", "7f010000", "7f0100000000", "7f0100000000000261", "7f0100000000000161"]) {
    const peer = await RawPeer.connect({ port: server.port, host: "127.0.0.1" });
    await new Promise((resolve) => peer.socket.write(fromHex(sent), resolve));
    peer.socket.resetAndDestroy();
  }
  const peer = await RawPeer.connect({ port: server.port, host: "127.0.0.1" });
  peer.send("7f010000 0000000461626364");
  expect(await peer.received(12)).toBe("7fb10000" + "0000000461626364");
  peer.socket.resetAndDestroy();
  const ends = await Promise.all(servers.map((observer) => observer.closed()));
  expect(ends.map((end) => end.by)).toEqual(ends.map(() => "error"));
});

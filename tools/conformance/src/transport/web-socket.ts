import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { MessageType as T } from "@junctor/core";
import { webSocket } from "@junctor/transport-websocket/node";
import { expect } from "vitest";
import { WebSocketServer } from "ws";
import { bytesOfText } from "../peer/bytes.ts";
import { decodeElements, encodeElements } from "../peer/elements.ts";
import { RawPeer } from "../peer/raw-peer.ts";
import { allRoles } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import { startWebSocketRouter, watch } from "./web-socket-world.ts";

const hello = [T.HELLO, "realm1", { roles: allRoles }];

/** Subprotocol names that are registered with IANA, or defined by the Advanced Profile. */
const registered = ["json", "msgpack", "cbor"].flatMap((name) => [`wamp.2.${name}`, `wamp.2.${name}.batched`]);

/** WAMP over WebSocket, one message in each frame. */
export const webSockets: readonly Scenario<NoWorld>[] = [
  scenario("a router takes the first offer it knows", ["BP-WS-01", "TR-BATCH-01"], async () => {
    await using listening = await startWebSocketRouter();
    for (const name of registered) {
      const { socket } = await listening.connect("wamp.1", name, "wamp.3.json");
      expect(socket.protocol).toBe(name);
    }
  }),

  scenario("without an offer it knows a router refuses the handshake, and says why", ["BP-WS-01"], async () => {
    await using listening = await startWebSocketRouter();
    for (const offers of [[], ["wamp.1"], ["wamp.2.ubjson", "chat"], ["WAMP.2.JSON"]]) {
      const { status, text } = await listening.refused(...offers);
      expect(status).toBe(400);
      expect(text).toContain("wamp.2.json");
    }
  }),

  scenario(
    "a client offers its serializers in order, under registered names",
    ["BP-WS-01", "BP-WS-06", "TR-BATCH-01"],
    async () => {
      const offered: string[][] = [];
      const server = new WebSocketServer({
        port: 0,
        host: "127.0.0.1",
        handleProtocols: (names) => {
          offered.push([...names]);
          return [...names].at(-1) ?? false;
        },
      });
      await once(server, "listening");
      const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
      for (const batched of ["none", "first", "last"] as const) {
        const connection = await webSocket(url, { batched }).connect({ serializers: allSerializers });
        connection.terminate();
      }
      server.close();
      expect(offered[0]).toEqual(["wamp.2.json", "wamp.2.msgpack", "wamp.2.cbor"]);
      expect(offered.flat().filter((name) => !registered.includes(name))).toEqual([]);
    },
  ),

  ...allSerializers.map((serializer) =>
    scenario<NoWorld>(
      `${serializer.name} travels in ${serializer.binary ? "binary" : "text"} messages, one each, both ways`,
      ["BP-WS-02", "BP-WS-03"],
      async () => {
        await using listening = await startWebSocketRouter();
        const { socket, frames } = await listening.connect(`wamp.2.${serializer.name}`);
        const send = (...elements: unknown[]) =>
          socket.send(encodeElements(serializer, elements), { binary: serializer.binary });
        send(...hello);
        for (const request of [1, 2, 3]) send(T.SUBSCRIBE, request, {}, `com.example.topic${request}`);
        const types = [];
        for (let n = 0; n < 4; n++) {
          const { binary, bytes } = await frames.take("a reply");
          expect(binary).toBe(serializer.binary);
          types.push(decodeElements(serializer, bytes)[0]);
        }
        expect(types).toEqual([T.WELCOME, T.SUBSCRIBED, T.SUBSCRIBED, T.SUBSCRIBED]);

        const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
        await once(server, "listening");
        const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const accepted = once(server, "connection");
        const peer = new RawPeer(await webSocket(url).connect({ serializers: [serializer] }));
        const [far] = (await accepted) as [Parameters<typeof watch>[0]];
        const watched = watch(far);
        peer.send(...hello);
        peer.send(T.SUBSCRIBE, 1, {}, "a.b");
        const sent = [await watched.frames.take("HELLO"), await watched.frames.take("SUBSCRIBE")];
        expect(sent.map(({ binary, bytes }) => [binary, decodeElements(serializer, bytes)[0]])).toEqual([
          [serializer.binary, T.HELLO],
          [serializer.binary, T.SUBSCRIBE],
        ]);
        peer.connection.terminate();
        server.close();
      },
    ),
  ),

  scenario("a message may come in fragments", ["BP-WS-03"], async () => {
    await using listening = await startWebSocketRouter();
    const { socket, frames } = await listening.connect("wamp.2.json");
    const text = JSON.stringify(hello);
    socket.send(text.slice(0, 5), { fin: false });
    socket.send(text.slice(5, 6), { fin: false });
    socket.send(text.slice(6), { fin: true });
    expect(JSON.parse(Buffer.from((await frames.take("WELCOME")).bytes).toString())[0]).toBe(T.WELCOME);
  }),

  scenario("the wrong kind of WebSocket message ends the connection without a session", ["BP-WS-02"], async () => {
    await using listening = await startWebSocketRouter();
    for (const serializer of allSerializers) {
      const { socket, frames } = await listening.connect(`wamp.2.${serializer.name}`);
      const wrong = serializer.binary ? JSON.stringify(hello) : bytesOfText(JSON.stringify(hello));
      socket.send(wrong, { binary: !serializer.binary });
      const types = (await frames.all()).map(({ bytes }) => decodeElements(serializer, bytes)[0]);
      expect([[], [T.ABORT]]).toContainEqual(types);
    }
  }),
];

import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { ConnectionError } from "@junctor/core";
import type { Serializer } from "@junctor/core";
import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { rawSocket } from "@junctor/transport-rawsocket";
import { expect } from "vitest";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { OctetPeer } from "./octet-peer.ts";
import { startRawSocketRouter } from "./raw-socket-world.ts";

const [jsonSerializer, msgpackSerializer, cborSerializer] = [json(), msgpack(), cbor()];

/** The first four octets in each direction, on both sides. */
export const rawSocketHandshake: readonly Scenario<NoWorld>[] = [
  scenario(
    "a router answers a request with four octets: its serializer echoed, its own limit",
    ["TR-RAW-01", "TR-RAW-02", "TR-RAW-03", "TR-RAW-05"],
    async () => {
      for (const [maxMessageLength, nibble] of [
        [512, "0"],
        [1024, "1"],
        [2 ** 23, "e"],
        [2 ** 24, "f"],
      ] as const) {
        await using listening = await startRawSocketRouter({ maxMessageLength });
        for (const request of ["7f010000", "7f120000", "7fe30000", "7ff10000"]) {
          const peer = await listening.connect();
          peer.send(request);
          expect(await peer.read(4)).toBe(`7f${nibble}${request[3]}0000`);
        }
      }
    },
  ),

  ...[
    { what: "reserved octets", request: "7f110100", reply: "7f300000", ids: ["TR-RAW-06", "TR-RAW-08"] },
    { what: "the last reserved octet", request: "7f110001", reply: "7f300000", ids: ["TR-RAW-06", "TR-RAW-08"] },
    { what: "UBJSON, which is not spoken,", request: "7ff40000", reply: "7f100000", ids: ["TR-RAW-03", "TR-RAW-06"] },
    {
      what: "FlatBuffers, which is not spoken,",
      request: "7ff50000",
      reply: "7f100000",
      ids: ["TR-RAW-03", "TR-RAW-06"],
    },
    { what: "a reserved serializer", request: "7f160000", reply: "7f100000", ids: ["TR-RAW-03", "TR-RAW-06"] },
    { what: "the last reserved serializer", request: "7fff0000", reply: "7f100000", ids: ["TR-RAW-03", "TR-RAW-06"] },
    { what: "the illegal serializer 0", request: "7f100000", reply: "", ids: ["TR-RAW-03", "TR-RAW-08"] },
    { what: "another first octet", request: "47455420", reply: "", ids: ["TR-RAW-04"] },
  ].map(({ what, request, reply, ids }) =>
    scenario<NoWorld>(
      `a request with ${what} is refused and the connection closed`,
      [...ids, "TR-RAW-07"],
      async () => {
        await using listening = await startRawSocketRouter();
        const peer = await listening.connect();
        peer.send(request);
        expect(await peer.untilEnd()).toBe(reply);
        expect(listening.router.tables().connections).toBe(0);
      },
    ),
  ),

  scenario("a router that takes no more connections says so", ["TR-RAW-06", "TR-RAW-07"], async () => {
    await using listening = await startRawSocketRouter({ isFull: () => true });
    const peer = await listening.connect();
    peer.send("7f110000");
    expect(await peer.untilEnd()).toBe("7f400000");
  }),

  scenario(
    "a client asks for its serializer and announces its limit",
    ["TR-RAW-01", "TR-RAW-02", "TR-RAW-03"],
    async () => {
      for (const [serializer, maxMessageLength, request] of [
        [jsonSerializer, 2 ** 24, "7ff10000"],
        [msgpackSerializer, 1024, "7f120000"],
        [cborSerializer, 512, "7f030000"],
      ] as const) {
        expect(await askRouter(request, { serializer, maxMessageLength })).toEqual([request, "accepted"]);
      }
    },
  ),

  ...[
    { what: "another serializer", reply: "7ff20000" },
    { what: "an error", reply: "7f100000" },
    { what: "the illegal error 0", reply: "7f000000" },
    { what: "a reserved error", reply: "7f500000" },
    { what: "reserved octets", reply: "7ff10001" },
    { what: "another first octet", reply: "48545450" },
  ].map(({ what, reply }) =>
    scenario<NoWorld>(`a client fails the connection at a reply with ${what}`, ["TR-RAW-09", "TR-RAW-06"], async () => {
      expect(await askRouter(reply, { serializer: jsonSerializer, maxMessageLength: 2 ** 24 })).toEqual([
        "7ff10000",
        "refused",
      ]);
    }),
  ),
];

/** Lets our client connect to a server that gives this reply. Returns the request and what the client made of it. */
async function askRouter(
  reply: string,
  { serializer, maxMessageLength }: { serializer: Serializer; maxMessageLength: number },
): Promise<[request: string, outcome: string]> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const requests: Promise<string>[] = [];
  server.on("connection", (socket) => {
    const peer = new OctetPeer(socket);
    const request = peer.read(4);
    requests.push(request);
    void request.then(() => peer.send(reply));
  });
  const connecting = rawSocket({ port }, { maxMessageLength }).connect({ serializers: [serializer] });
  const outcome = await connecting.then(
    (connection) => {
      connection.terminate();
      return "accepted";
    },
    (error: unknown) => (error instanceof ConnectionError ? "refused" : String(error)),
  );
  server.close();
  return [(await requests[0]) as string, outcome];
}

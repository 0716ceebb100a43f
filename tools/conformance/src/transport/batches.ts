import { MessageType as T } from "@junctor/core";
import { json } from "@junctor/core/json";
import { expect } from "vitest";
import { bytesOfHex, bytesOfText, hexOfBytes } from "../peer/bytes.ts";
import { decodeElements, encodeElements } from "../peer/elements.ts";
import { allRoles } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import { startWebSocketRouter } from "./web-socket-world.ts";
import type { WebSocketPeer } from "./web-socket-world.ts";

const hello = [T.HELLO, "realm1", { roles: allRoles }];
const binarySerializers = allSerializers.filter(({ binary }) => binary);

/** Several WAMP messages in one WebSocket message. */
export const batches: readonly Scenario<NoWorld>[] = [
  scenario(
    "a JSON message is followed by 0x1E, also the last one and a single one",
    ["TR-BATCH-02", "TR-BATCH-04"],
    async () => {
      await using listening = await startWebSocketRouter();
      const { socket, frames } = await listening.connect("wamp.2.json.batched");
      socket.send(`${JSON.stringify(hello)}\u001e`);
      const welcome = await frames.take("WELCOME");
      expect([welcome.binary, hexOfBytes(welcome.bytes).match(/1e/g)?.length, welcome.bytes.at(-1)]).toEqual([
        false,
        1,
        0x1e,
      ]);
      socket.send('[32,1,{},"a.b"]\u001e[32,2,{},"a.c"]\u001e[34,3,5]\u001e');
      const text = await textOf(frames, 3);
      expect(text.endsWith("\u001e")).toBe(true);
      const types = text
        .split("\u001e")
        .slice(0, -1)
        .map((message) => JSON.parse(message).slice(0, 2));
      expect(types).toEqual([
        [T.SUBSCRIBED, 1],
        [T.SUBSCRIBED, 2],
        [T.ERROR, T.UNSUBSCRIBE],
      ]);
    },
  ),

  ...binarySerializers.map((serializer) =>
    scenario<NoWorld>(
      `a ${serializer.name} message is preceded by its length in four octets, also a single one`,
      ["TR-BATCH-03", "TR-BATCH-04"],
      async () => {
        await using listening = await startWebSocketRouter();
        const { socket, frames } = await listening.connect(`wamp.2.${serializer.name}.batched`);
        const item = (...elements: unknown[]) => withLength(encodeElements(serializer, elements));
        socket.send(item(...hello));
        const { binary, bytes } = await frames.take("WELCOME");
        expect([binary, Buffer.from(bytes).readUInt32BE(0)]).toEqual([true, bytes.length - 4]);
        expect(decodeElements(serializer, bytes.subarray(4))[0]).toBe(T.WELCOME);
        socket.send(Buffer.concat([item(T.SUBSCRIBE, 1, {}, "a.b"), item(T.SUBSCRIBE, 2, {}, "a.c")]));
        const replies = [];
        while (replies.length < 2) replies.push(...itemsOf((await frames.take("a reply")).bytes));
        expect(replies.map((reply) => decodeElements(serializer, reply).slice(0, 2))).toEqual([
          [T.SUBSCRIBED, 1],
          [T.SUBSCRIBED, 2],
        ]);
      },
    ),
  ),

  ...[
    { what: "an empty batch", name: "json", batch: bytesOfText(""), ids: ["TR-BATCH-05"] },
    { what: "an empty batch", name: "msgpack", batch: bytesOfHex(""), ids: ["TR-BATCH-05"] },
    { what: "an empty batch", name: "cbor", batch: bytesOfHex(""), ids: ["TR-BATCH-05"] },
    { what: "a batch without the last separator", name: "json", batch: bytesOfText("[34,9,5]"), ids: ["TR-BATCH-02"] },
    { what: "a batch cut short", name: "msgpack", batch: bytesOfHex("00000009932209"), ids: ["TR-BATCH-03"] },
    { what: "a batch cut short", name: "cbor", batch: bytesOfHex("0000000983182209"), ids: ["TR-BATCH-03"] },
    { what: "half a length", name: "msgpack", batch: bytesOfHex("0000"), ids: ["TR-BATCH-03"] },
  ].map(({ what, name, batch, ids }) =>
    scenario<NoWorld>(`${what} in ${name} fails the connection`, ids, async () => {
      await using listening = await startWebSocketRouter();
      const { socket, frames } = await listening.connect(`wamp.2.${name}.batched`);
      socket.send(batch, { binary: name !== "json" });
      expect((await frames.all()).length).toBeLessThanOrEqual(1);
    }),
  ),

  scenario(
    "messages of a batch before a malformed one are not acted on behind it",
    ["TR-BATCH-02", "BP-PERR-02"],
    async () => {
      await using listening = await startWebSocketRouter();
      const { socket, frames } = await listening.connect("wamp.2.json.batched");
      socket.send(`${JSON.stringify(hello)}\u001e`);
      await frames.take("WELCOME");
      socket.send('[99]\u001e[32,1,{},"a.b"]\u001e');
      const rest = (await frames.all()).map(({ bytes }) => Buffer.from(bytes).toString()).join("");
      const messages = rest
        .split("\u001e")
        .slice(0, -1)
        .map((message) => decodeElements(json(), bytesOfText(message))[0]);
      expect(messages).toEqual([T.ABORT]);
    },
  ),
];

/** Text messages, joined, until they hold this many WAMP messages. */
async function textOf(frames: WebSocketPeer["frames"], count: number): Promise<string> {
  let text = "";
  while (text.split("\u001e").length <= count) text += Buffer.from((await frames.take("a reply")).bytes).toString();
  return text;
}

function withLength(message: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  return Buffer.concat([length, message]);
}

/** The messages of a binary batch. */
function itemsOf(batch: Uint8Array): Uint8Array[] {
  const items = [];
  for (let at = 0; at < batch.length;) {
    const end = at + 4 + Buffer.from(batch).readUInt32BE(at);
    items.push(batch.subarray(at + 4, end));
    at = end;
  }
  return items;
}

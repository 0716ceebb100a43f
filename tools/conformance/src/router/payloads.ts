import { MessageType as T } from "@junctor/core";
import type { SerializerName } from "@junctor/core";
import { expect } from "vitest";
import { bytesOfHex, bytesOfText, hexOfBytes } from "../peer/bytes.ts";
import { callThrough, register, subscribe } from "../peer/requests.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import type { RouterWorld } from "./router-world.ts";

const topic = "a.b";

/**
 * Arguments no decoder and encoder of JavaScript would bring back alike: integers beyond 2^53, `1.0` beside `1`,
 * duplicate keys, `__proto__`, and types only one serializer has. `head` stands before them in a PUBLISH
 * to `a.b` with request 1, `tail` behind them.
 */
const awkward: { readonly [S in SerializerName]: { head: Uint8Array; args: Uint8Array; tail: Uint8Array } } = {
  json: {
    head: bytesOfText('[16,1,{},"a.b",'),
    args: bytesOfText('[9007199254740993, 1.0,1,-0,1e2,{"b":1,"a":2,"a":3,"__proto__":{"x":1}},"\\u00e9é"]'),
    tail: bytesOfText("]"),
  },
  msgpack: {
    // Six items: uint64, float32, float64, a wide 1, a map with a duplicate key, ext type 7.
    head: bytesOfHex("95100180a3612e62"),
    args: bytesOfHex("96cfffffffffffffffffca3f800000cb3ff0000000000000d3000000000000000182a16101a16102d407ff"),
    tail: bytesOfHex(""),
  },
  cbor: {
    // Six items: uint64, float16, float64, a wide 1, a map with a duplicate key, tag 1 (epoch time).
    head: bytesOfHex("851001a063612e62"),
    args: bytesOfHex("861bfffffffffffffffff93c00fb3ff00000000000001b0000000000000001a2616101616102c11a514b67b0"),
    tail: bytesOfHex(""),
  },
};

/** Values every serializer can express. */
const plain = [["text", "\u{1F600}", 1, -1, 1.5, true, null, [], {}, [[1]]], { key: { deep: ["x"] }, "": 0 }];

/** What happens to payloads on their way through a router. */
export const payloads: readonly Scenario<RouterWorld>[] = [
  scenario(
    "between two peers of one serializer a payload passes bit for bit",
    ["BP-GEN-04", "BP-PS-12"],
    async (world) => {
      const [subscriber, publisher] = [await world.join(), await world.join()];
      await subscribe(subscriber, topic);
      const { head, args, tail } = awkward[world.serializer.name];
      publisher.sendBytes(Uint8Array.from([...head, ...args, ...tail]));
      const event = hexOfBytes(await subscriber.nextBytes());
      expect(event.endsWith(hexOfBytes(Uint8Array.from([...args, ...tail])))).toBe(true);
    },
  ),

  scenario(
    "between serializers a payload keeps its values",
    ["BP-PS-12", "BP-RPC-06", "BP-RPC-08", "TS-02"],
    async ({ join }) => {
      const publisher = await join();
      for (const serializer of allSerializers) {
        const other = await join({ serializer });
        await subscribe(other, `com.example.${serializer.name}`);
        publisher.request(T.PUBLISH, {}, `com.example.${serializer.name}`, ...plain);
        expect((await other.next(T.EVENT)).slice(4)).toEqual(plain);
        await register(other, `com.example.${serializer.name}`);
        const call = publisher.request(T.CALL, {}, `com.example.${serializer.name}`, ...plain);
        const invocation = await other.next(T.INVOCATION);
        expect(invocation.slice(4)).toEqual(plain);
        other.send(T.YIELD, invocation[1], {}, ...plain);
        expect(await publisher.next(T.RESULT)).toEqual([T.RESULT, call, {}, ...plain]);
      }
    },
  ),

  scenario(
    "bytes stay bytes between all serializers",
    ["TS-02", "TR-BIN-01", "TR-BIN-02", "BP-SER-03"],
    async ({ join }) => {
      const publisher = await join();
      const bytes = [new Uint8Array(), Uint8Array.of(0, 1, 127, 128, 255), new Uint8Array(1000).fill(0xc3)];
      const payload = [[...bytes, { nested: [bytes[1]] }], { key: bytes[1] }];
      for (const serializer of allSerializers) {
        const other = await join({ serializer });
        await subscribe(other, `com.example.${serializer.name}`);
        publisher.request(T.PUBLISH, {}, `com.example.${serializer.name}`, ...payload);
        const event = await other.next(T.EVENT);
        expect(plainBytes(event.slice(4))).toEqual(plainBytes(payload));
      }
    },
  ),

  scenario("ids leave as integers, whatever their size", ["BP-SER-02"], async ({ join, serializer }) => {
    const [callee, caller] = [await join(), await join()];
    await register(callee, "com.example.procedure");
    await callThrough(caller, callee, "com.example.procedure");
    for (let n = 0; n < 16; n++) {
      const request = caller.request(T.PUBLISH, { acknowledge: true }, topic);
      const publication = Number((await caller.next(T.PUBLISHED))[2]);
      expect(hexOfBytes(caller.lastBytes)).toBe(published(serializer.name, request, publication));
    }
  }),
];

/** `[17, request, publication]` with the publication as the widest integer of the serializer. */
function published(name: SerializerName, request: number, publication: number): string {
  const [small, wide] = [request.toString(16).padStart(2, "0"), publication.toString(16).padStart(16, "0")];
  if (name === "json") return hexOfBytes(bytesOfText(`[17,${request},${publication}]`));
  return name === "msgpack" ? `9311${small}cf${wide}` : `8311${small}1b${wide}`;
}

/** Bytes of any class as plain `Uint8Array`, so that values compare. */
function plainBytes(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Uint8Array.from(value as Uint8Array);
  if (Array.isArray(value)) return value.map(plainBytes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainBytes(item)]));
}

import { MessageType as T, Payload, ProtocolError } from "@junctor/core";
import type { Message, Serializer } from "@junctor/core";
import { expect } from "vitest";
import { bytesOfHex, bytesOfText, hexOfBytes } from "../peer/bytes.ts";
import { decodeElements, encodeElements } from "../peer/elements.ts";
import { scenario } from "../scenario.ts";
import type { Scenario } from "../scenario.ts";
import { allSerializers } from "../serializers.ts";
import type { CodecWorld } from "./codec-world.ts";
import { vectors } from "./vectors.ts";
import type { Vector } from "./vectors.ts";

/** Bytes that messages must become, and come from. */
export const encodings: readonly Scenario<CodecWorld>[] = [
  ...vectors.map((vector) =>
    scenario<CodecWorld>(
      `${vector.name} is written and read as in its test vector`,
      ["TS-01", "BP-MSG-01"],
      ({ serializer }) => {
        const bytes = bytesOf(vector, serializer);
        expect(decodeElements(serializer, bytes).map(asNumber)).toEqual(JSON.parse(vector.json));
        expect(hexOfBytes(serializer.encode(serializer.decode(bytes)))).toBe(hexOfBytes(bytes));
      },
    ),
  ),

  scenario("a message survives being read and written in every serializer", ["TS-02"], ({ serializer }) => {
    const bytes = Uint8Array.of(0, 1, 254, 255);
    const args = ["text", 1, -5, 2 ** 40, 1.25, true, null, bytes, [bytes], { key: bytes }];
    const message: Message = {
      type: T.EVENT,
      subscription: 5,
      publication: 2 ** 53,
      details: { topic: "a.b" },
      payload: Payload.of(args, { a: { b: [] } }),
    };
    for (const other of allSerializers) {
      const here = serializer.decode(serializer.encode(message));
      const there = other.decode(other.encode(here));
      const back = serializer.decode(serializer.encode(there));
      expect(back).toMatchObject({ type: T.EVENT, subscription: 5, publication: 2 ** 53, details: { topic: "a.b" } });
      const { payload } = back as { payload: Payload };
      expect(payload.args.map(plain)).toEqual(args);
      expect(payload.kwargs).toEqual({ a: { b: [] } });
    }
  }),

  scenario("the order of keys carries no meaning", ["BP-SER-07"], ({ serializer }) => {
    const one = { acknowledge: true, exclude_me: false, _private: 1 };
    const other = { _private: 1, exclude_me: false, acknowledge: true };
    const [first, second] = [one, other].map((options) =>
      serializer.decode(encodeElements(serializer, [T.PUBLISH, 1, options, "a.b"])),
    );
    expect(first).toEqual(second);
  }),

  scenario("integral floats count as integers, other numbers do not", ["BP-SER-02", "BP-ID-01"], ({ serializer }) => {
    const float = {
      json: '[48,1.0,{},"a.b"]',
      msgpack: "9430cb3ff000000000000080a3612e62",
      cbor: "841830fb3ff0000000000000a063612e62",
    };
    const bytes = serializer.name === "json" ? bytesOfText(float.json) : bytesOfHex(float[serializer.name]);
    expect(serializer.decode(bytes)).toMatchObject({ type: T.CALL, request: 1 });
    expect(() => serializer.decode(encodeElements(serializer, [T.CALL, 1.25, {}, "a.b"]))).toThrow(ProtocolError);
  }),

  scenario("messages without payload end before it", ["BP-MSG-22"], ({ serializer }) => {
    const event = { type: T.EVENT, subscription: 1, publication: 2, details: {} } as const;
    const lengthOf = (payload: Payload) => decodeElements(serializer, serializer.encode({ ...event, payload })).length;
    expect(lengthOf(Payload.EMPTY)).toBe(4);
    expect(lengthOf(Payload.of([], {}))).toBe(4);
    expect(lengthOf(Payload.of([1], {}))).toBe(5);
    expect(lengthOf(Payload.of([], { a: 1 }))).toBe(6);
  }),
];

function bytesOf(vector: Vector, serializer: Serializer): Uint8Array {
  return serializer.name === "json" ? bytesOfText(vector.json) : bytesOfHex(vector[serializer.name]);
}

/** Integers read as BigInt become numbers if they are exact. */
function asNumber(value: unknown): unknown {
  return typeof value === "bigint" && BigInt(Number(value)) === value ? Number(value) : value;
}

function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Uint8Array.from(value as Uint8Array);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return asNumber(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

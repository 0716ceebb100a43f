import { cbor } from "@junctor/core/cbor";
import { json } from "@junctor/core/json";
import { msgpack } from "@junctor/core/msgpack";
import { describe, expect, it } from "vitest";
import { packValues, unpackValues } from "./packed-values.ts";

const utf8 = new TextEncoder();

describe.each([json(), msgpack(), cbor()])("values packed in $name", (serializer) => {
  it("come out as they went in", () => {
    for (const args of [[], [null], [1, "two", [3.5, true]], [Uint8Array.of(0, 255)], ["]}"]]) {
      for (const kwargs of [{}, { a: { b: ["c"] } }]) {
        const values = { args, kwargs };
        expect(unpackValues(packValues(values, serializer), serializer)).toEqual(values);
      }
    }
  });

  it("are one map, as any serializer of the format writes it [AP-PPT-11]", () => {
    const packed = packValues({ args: ["a"], kwargs: { b: 1 } }, serializer);
    const { bytes } = serializer.encodePayload({ args: [{ args: ["a"], kwargs: { b: 1 } }], kwargs: {} });
    const list = serializer.name === "json" ? bytes.subarray(1, -1) : bytes.subarray(1);
    expect([...packed]).toEqual([...list]);
  });

  it("are refused if they are malformed or anything else", () => {
    const packed = packValues({ args: [1], kwargs: {} }, serializer);
    const wrong = [
      new Uint8Array(0),
      packed.subarray(0, -1),
      Uint8Array.of(...packed, 0),
      Uint8Array.of(...packed, ...utf8.encode(","), ...packed),
      Uint8Array.of(0xff),
    ];
    for (const bytes of wrong) expect(() => unpackValues(bytes, serializer)).toThrow(/./);
    for (const value of [null, 1, "text", [1], { args: 1 }, { args: {} }, { kwargs: [] }]) {
      const { bytes } = serializer.encodePayload({ args: [value], kwargs: {} });
      const item = serializer.name === "json" ? bytes.subarray(1, -1) : bytes.subarray(1);
      expect(() => unpackValues(item, serializer)).toThrow(/packed payload/);
    }
  });

  it("may leave out what is empty", () => {
    const { bytes } = serializer.encodePayload({ args: [{ other: 1 }], kwargs: {} });
    const item = serializer.name === "json" ? bytes.subarray(1, -1) : bytes.subarray(1);
    expect(unpackValues(item, serializer)).toEqual({ args: [], kwargs: {} });
  });
});

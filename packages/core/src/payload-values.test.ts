import { describe, expect, it } from "vitest";
import { encodeUtf8, readUtf8 } from "./bytes.ts";
import { PayloadError } from "./errors.ts";
import { fromHex, toHex } from "./hex.test-support.ts";
import { Payload } from "./payload.ts";
import { everySerializer, serializers } from "./serializers.test-support.ts";

const { json, msgpack, cbor } = serializers;

function jsonOf(...args: unknown[]): string {
  const { bytes } = json.encodePayload({ args, kwargs: {} });
  return readUtf8(bytes, 0, bytes.length);
}

describe("binary in JSON", () => {
  it.each([
    ["10e3ff9053075c526f5fc06d4fe37cdb", '"\\u0000EOP/kFMHXFJvX8BtT+N82w=="'],
    ["000102030405060708090a0b0c0d0e0f", '"\\u0000AAECAwQFBgcICQoLDA0ODw=="'],
    ["", '"\\u0000"'],
  ])("%s is %s", (hex, text) => {
    expect(jsonOf(fromHex(hex))).toBe(`[${text}]`);
    const encoded = { serializer: json.name, count: 1, bytes: encodeUtf8(`[${text}]`) };
    expect(json.decodePayload(encoded).args).toStrictEqual([fromHex(hex)]);
  });

  it("is found at any depth, with slashes escaped or not", () => {
    const encoded = { serializer: json.name, count: 1, bytes: encodeUtf8('[{"a":["\\u0000\\/\\/\\/\\/"]}]') };
    expect(json.decodePayload(encoded).args).toEqual([{ a: [Uint8Array.of(255, 255, 255)] }]);
  });

  it("leaves keys alone", () => {
    const encoded = { serializer: json.name, count: 1, bytes: encodeUtf8('[{"\\u0000AAE=":"\\u0000AAE="}]') };
    expect(json.decodePayload(encoded).args).toEqual([{ "\0AAE=": Uint8Array.of(0, 1) }]);
  });
});

describe("values written as JSON", () => {
  it.each([
    [[undefined, { a: undefined, b: [undefined] }], '[null,{"b":[null]}]'],
    [[2n ** 63n, -(2n ** 64n), 5n], "[9223372036854775808,-18446744073709551616,5]"],
    [[1e20, -(2 ** 60), 2 ** 53, 1e21], "[100000000000000000000.0,-1152921504606847000.0,9007199254740992,1e+21]"],
    [[new Date(0), { at: new Date(0), b: 1n }], '["1970-01-01T00:00:00.000Z",{"at":"1970-01-01T00:00:00.000Z","b":1}]'],
    [["\ud800"], '["\\ud800"]'],
    [[Object.assign(Object.create(null), { a: 1n })], '[{"a":1}]'],
  ])("%o become %s", (args, text) => {
    expect(jsonOf(...args)).toBe(text);
  });
});

describe("integers in binary serializers", () => {
  it.each([
    [2 ** 32 - 1, "91ceffffffff", "811affffffff"],
    [2 ** 32, "91d30000000100000000", "811b0000000100000000"],
    [2 ** 53, "91d30020000000000000", "811b0020000000000000"],
    [-(2 ** 31) - 1, "91d3ffffffff7fffffff", "813b0000000080000000"],
    [-(2 ** 53), "91d3ffe0000000000000", "813b001fffffffffffff"],
    [2n ** 64n - 1n, "91cfffffffffffffffff", "811bffffffffffffffff"],
    [1.5, "91cb3ff8000000000000", "81fb3ff8000000000000"],
    [1e20, "91cb4415af1d78b58c40", "81fb4415af1d78b58c40"],
  ])("%d stays what it is", (value, inMsgpack, inCbor) => {
    expect(toHex(msgpack.encodePayload({ args: [value], kwargs: {} }).bytes)).toBe(inMsgpack);
    expect(toHex(cbor.encodePayload({ args: [value], kwargs: {} }).bytes)).toBe(inCbor);
  });
});

describe.each(everySerializer)("an application of $name", (serializer) => {
  const cycle: unknown[] = [];
  cycle.push(cycle);

  it.each<[string, unknown]>([
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["a Map", new Map()],
    ["a Set", new Set()],
    ["a Promise", Promise.resolve()],
    ["an ArrayBuffer", new ArrayBuffer(1)],
    ["an Error", new Error("e")],
    ["a cycle", cycle],
    ["an integer of more than 64 bits", 2n ** 64n],
    ["a deep list", JSON.parse("[".repeat(70) + "]".repeat(70))],
  ])("cannot send %s", (_what, value) => {
    const payload = Payload.of([value], { key: [{ value }] });
    expect(() => payload.encodedFor(serializer)).toThrow(PayloadError);
  });

  it("can send instances of classes and values with toJSON", () => {
    class Point {
      x = 2n ** 40n;
      #hidden = 1;
      get sum(): number {
        return this.#hidden;
      }
    }
    const payload = Payload.encoded(
      serializer,
      serializer.encodePayload({ args: [new Point(), new Date(0)], kwargs: {} }),
    );
    expect(payload.args).toEqual([{ x: 2 ** 40 }, "1970-01-01T00:00:00.000Z"]);
  });

  it("does not see its own values changed", () => {
    const value = { a: undefined, list: [2 ** 40, undefined] };
    Payload.of([value], value).encodedFor(serializer);
    expect(value).toStrictEqual({ a: undefined, list: [2 ** 40, undefined] });
  });

  it("sends no empty trailing elements", () => {
    expect(serializer.encodePayload({ args: [], kwargs: {} }).count).toBe(0);
    expect(serializer.encodePayload({ args: [], kwargs: {} }).bytes).toHaveLength(0);
    expect(serializer.encodePayload({ args: [], kwargs: { a: undefined } }).count).toBe(0);
    expect(serializer.encodePayload({ args: [1], kwargs: {} }).count).toBe(1);
    expect(serializer.encodePayload({ args: [], kwargs: { a: 1 } }).count).toBe(2);
  });

  it("encodes a payload once", () => {
    const payload = Payload.of([1]);
    expect(payload.encodedFor(serializer)).toBe(payload.encodedFor(serializer));
  });
});

describe("what one serializer alone cannot express", () => {
  it.each([Number.NaN, Infinity, -Infinity, "\0text"])("JSON refuses %j", (value) => {
    expect(() => jsonOf([{ value }])).toThrow(PayloadError);
  });

  it.each([msgpack, cbor])("$name refuses lone surrogates in text and keys", (serializer) => {
    expect(() => serializer.encodePayload({ args: ["\ud800"], kwargs: {} })).toThrow(PayloadError);
    expect(() => serializer.encodePayload({ args: [], kwargs: { "\udc00": 1 } })).toThrow(PayloadError);
  });

  it.each([msgpack, cbor])("$name takes NaN", (serializer) => {
    const encoded = serializer.encodePayload({ args: [Number.NaN], kwargs: {} });
    expect(serializer.decodePayload(encoded).args).toEqual([Number.NaN]);
  });

  it("MessagePack ends at -2^63", () => {
    expect(() => msgpack.encodePayload({ args: [-(2n ** 63n) - 1n], kwargs: {} })).toThrow(PayloadError);
  });
});

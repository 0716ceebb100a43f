import { describe, expect, it } from "vitest";
import { concatBytes, encodeUtf8 } from "./bytes.ts";
import { PayloadError } from "./errors.ts";
import { fromHex, toHex } from "./hex.test-support.ts";
import { MessageType } from "./message-type.ts";
import type { EventMessage } from "./messages.ts";
import type { SerializerName } from "./payload-codec.ts";
import { payloadOf } from "./payload-of.ts";
import { everySerializer, serializers } from "./serializers.test-support.ts";

/** A PUBLISH with the payload given, which must be encoded and consist of `count` elements. */
const publish: { readonly [N in SerializerName]: (count: number, payload: Uint8Array) => Uint8Array } = {
  json: (_count, payload) => concatBytes([encodeUtf8('[16,1,{},"a.b",'), payload, encodeUtf8("]")]),
  msgpack: (count, payload) => concatBytes([Uint8Array.of(0x94 + count), fromHex("100180a3612e62"), payload]),
  cbor: (count, payload) => concatBytes([Uint8Array.of(0x84 + count), fromHex("1001a063612e62"), payload]),
};

/** The EVENT a router makes of it for a receiver of the same serializer, as far as the payload goes. */
function forward(name: SerializerName, count: number, payload: Uint8Array): string {
  const received = serializers[name].decode(publish[name](count, payload));
  const event: EventMessage = {
    type: MessageType.EVENT,
    subscription: 1,
    publication: 1,
    details: {},
    payload: payloadOf(received),
  };
  const head = name === "json" ? encodeUtf8("[36,1,1,{}").length : name === "cbor" ? 6 : 5;
  return toHex(serializers[name].encode(event).subarray(head));
}

describe("a payload forwarded to a peer of the same serializer", () => {
  it.each([
    ["integers beyond 2^53", "[9007199254740993,-9007199254740993,18446744073709551615]"],
    ["integers beyond 64 bits", "[123456789012345678901234567890]"],
    ["floats with an integral value", "[1.0,1,1e0,-0]"],
    ["spelling and space", '[ "\\u00e9\\/" , 1.50 ]'],
    ["the order of keys", '[],{"b":1,"a":2}'],
    ["duplicate keys", '[],{"a":1,"a":2}'],
    ["__proto__ keys", '[{"__proto__":{"x":1}}],{"__proto__":1,"constructor":2}'],
    ["lone surrogates", '["\\ud800"]'],
    ["binary", '["\\u0000AAE="]'],
    ["space between Arguments and ArgumentsKw", '[1] , {"a":1}'],
  ])("keeps %s in JSON", (_what, payload) => {
    expect(forward("json", 0, encodeUtf8(payload))).toBe(`2c${toHex(encodeUtf8(payload))}5d`);
  });

  it.each([
    ["integers beyond 2^53", 1, "93cf0020000000000001d3ffdfffffffffffffcfffffffffffffffff"],
    ["the width of integers", 1, "92cd0001d300000000000000ff"],
    ["floats with an integral value", 1, "92cb3ff0000000000000ca3f800000"],
    ["the order of keys", 2, "9082a16201a16102"],
    ["duplicate keys", 2, "9082a16101a16102"],
    ["__proto__ keys", 2, "9081a95f5f70726f746f5f5f01"],
    ["lengths longer than need be", 1, "dd00000001d90161"],
    ["extension types", 1, "92d6ff00000000c7030105060 7".replaceAll(" ", "")],
  ])("keeps %s in MessagePack", (_what, count, payload) => {
    expect(forward("msgpack", count, fromHex(payload))).toBe(payload);
  });

  it.each([
    ["integers beyond 2^53", 1, "831b00200000000000013b0020000000000001 1bffffffffffffffff".replaceAll(" ", "")],
    ["the width of integers", 1, "821800190001"],
    ["floats of all widths with an integral value", 1, "83f93c00fa3f800000fb3ff0000000000000"],
    ["the order of keys", 2, "80a2616201616102"],
    ["duplicate keys", 2, "80a2616101616102"],
    ["__proto__ keys", 2, "80a1695f5f70726f746f5f5f01"],
    ["indefinite lengths", 2, "9f7f61616162ff5f4101ffffbf616101ff"],
    ["tags", 1, "82c074323031332d30332d32315432303a30343a30305ad81c81d81d00"],
    ["simple values", 1, "83f7e0f8ff"],
  ])("keeps %s in CBOR", (_what, count, payload) => {
    expect(forward("cbor", count, fromHex(payload))).toBe(payload);
  });

  it.each<[SerializerName, number, string, string]>([
    ["json", 0, toHex(encodeUtf8("[1],{}")), `2c${toHex(encodeUtf8("[1]"))}5d`],
    ["json", 0, toHex(encodeUtf8("[ ],{ }")), toHex(encodeUtf8("]"))],
    ["msgpack", 2, "910180", "9101"],
    ["msgpack", 2, "dc0000df00000000", ""],
    ["cbor", 2, "8101a0", "8101"],
    ["cbor", 2, "9fffbfff", ""],
    ["cbor", 2, "980 0b80 0".replaceAll(" ", ""), ""],
  ])("leaves without empty trailing elements in %s (%i, %s)", (name, count, payload, forwarded) => {
    expect(forward(name, count, fromHex(payload))).toBe(forwarded);
  });
});

describe("a payload with values that only its serializer knows", () => {
  it.each<[string, SerializerName, string]>([
    ["a MessagePack timestamp", "msgpack", "91d6ff00000000"],
    ["a CBOR date", "cbor", "81c100"],
    ["a CBOR bignum", "cbor", "81c2420100"],
    ["a shared reference", "cbor", "81d81c80"],
    ["tag 64 around text", "cbor", "81d8406161"],
    ["tag 64 inside another tag", "cbor", "81c1d8404101"],
    ["an unknown simple value", "cbor", "81e0"],
  ])("is not decoded: %s", (_what, name, payload) => {
    const received = serializers[name].decode(publish[name](1, fromHex(payload)));
    expect(() => payloadOf(received).args).toThrow(PayloadError);
    expect(() => payloadOf(received).encodedFor(serializers.json)).toThrow(PayloadError);
  });
});

describe("decoding a payload", () => {
  it.each<[SerializerName, number, string]>([
    ["json", 0, toHex(encodeUtf8('["\\u0000AAE=","\\u0000"]'))],
    ["msgpack", 1, "92c4020001c400"],
    ["cbor", 1, "82420001d84040"],
  ])("makes bytes of binary in %s", (name, count, payload) => {
    const received = payloadOf(serializers[name].decode(publish[name](count, fromHex(payload))));
    expect(received.args).toStrictEqual([Uint8Array.of(0, 1), new Uint8Array(0)]);
  });

  it.each<[SerializerName, number, string]>([
    ["json", 0, toHex(encodeUtf8('[9007199254740993,9007199254740992,-9007199254740993,1,1.0,"9007199254740993"]'))],
    [
      "msgpack",
      1,
      "96cf0020000000000001cf0020000000000000d3ffdfffffffffffff01ca3f800000b039303037313939323534373430393933",
    ],
    ["cbor", 1, "861b00200000000000011b00200000000000003b002000000000000001f93c007039303037313939323534373430393933"],
  ])("keeps integers exact in %s", (name, count, payload) => {
    const received = payloadOf(serializers[name].decode(publish[name](count, fromHex(payload))));
    expect(received.args).toEqual([2n ** 53n + 1n, 2 ** 53, -(2n ** 53n) - 1n, 1, 1, "9007199254740993"]);
  });

  it.each<[SerializerName, number, string]>([
    ["json", 0, toHex(encodeUtf8('[],{"__proto__":{"polluted":true}}'))],
    ["msgpack", 2, "9081a95f5f70726f746f5f5f81a8706f6c6c75746564c3"],
    ["cbor", 2, "80a1695f5f70726f746f5f5fa168706f6c6c75746564f5"],
  ])("delivers a __proto__ key as what it is in %s", (name, count, payload) => {
    const { kwargs } = payloadOf(serializers[name].decode(publish[name](count, fromHex(payload))));
    expect(Object.entries(kwargs)).toEqual([["__proto__", { polluted: true }]]);
    expect(Object.getPrototypeOf(kwargs)).toBe(Object.prototype);
  });

  it("joins CBOR strings of indefinite length", () => {
    const received = payloadOf(
      serializers.cbor.decode(publish.cbor(1, fromHex("829f7f61616162ff5f41014102ffffbf7f6161ff01ff"))),
    );
    expect(received.args).toEqual([["ab", Uint8Array.of(1, 2)], { a: 1 }]);
  });

  it("reads CBOR floats of half precision", () => {
    const hex = "87f93c00f9c000f97bfff90001f97c00f90000d84041ff";
    expect(payloadOf(serializers.cbor.decode(publish.cbor(1, fromHex(hex)))).args).toEqual([
      1,
      -2,
      65504,
      2 ** -24,
      Infinity,
      0,
      Uint8Array.of(255),
    ]);
  });

  it.each(everySerializer)("keeps a byte order mark at the start of text in $name", (serializer) => {
    const texts = [1, 100, 10_000].map((length) => `\ufeff${"x".repeat(length)}`);
    const encoded = serializer.encodePayload({ args: texts, kwargs: {} });
    expect(serializer.decodePayload(encoded).args).toEqual(texts);
  });
});

import { describe, expect, it } from "vitest";
import { EMPTY_DICT } from "./dict.ts";
import { ErrorUri } from "./error-uri.ts";
import { ProtocolError } from "./errors.ts";
import { formatMessage } from "./format-message.ts";
import { encodeUtf8 } from "./bytes.ts";
import { fromHex, toHex } from "./hex.test-support.ts";
import { messageSchema } from "./message-schema.ts";
import { MessageType } from "./message-type.ts";
import type { PublishMessage } from "./messages.ts";
import { parseMessage } from "./parse-message.ts";
import { Payload } from "./payload.ts";
import { serializers } from "./serializers.test-support.ts";

const parse = (...elements: unknown[]) => parseMessage(elements, Payload.EMPTY);
const decode = (json: string) => serializers.json.decode(encodeUtf8(json));

/** The message of the error that `work` throws, which must be a protocol violation. */
function violation(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ProtocolError && error.reason === ErrorUri.PROTOCOL_VIOLATION) return error.message;
    throw error;
  }
  return "no violation";
}

describe("a protocol violation is told by name, position and expectation", () => {
  it.each([
    ["[]", "a message must not be an empty list"],
    ["{}", "a JSON message must be a list"],
    ['["a"]', "a message must start with an integer type code, got a string"],
    ["[true]", "a message must start with an integer type code, got a bool"],
    ["[1.5]", "a message must start with an integer type code, got a float"],
    ["[337,1]", "unknown message type 337"],
    ["[-1]", "unknown message type -1"],
    ["[0]", "unknown message type 0"],
    ["[16]", "PUBLISH must have 4 elements, got 1"],
    ["[48,1,{}]", "CALL must have 4 elements, got 3"],
    ['[32,1,{},"a",[]]', "SUBSCRIBE must have at most 4 elements"],
    ['[48,1,{},"a",[],{},1]', "CALL must have at most 6 elements"],
    ['[16,1,5,"a"]', "PUBLISH element 2 (Options) must be a dict, got the integer 5"],
    ['[16,1,[],"a"]', "PUBLISH element 2 (Options) must be a dict, got a list"],
    ['[16,1,null,"a"]', "PUBLISH element 2 (Options) must be a dict, got null"],
    ['[16,0,{},"a"]', "PUBLISH element 1 (Request) must be an id (1 to 2^53), got the integer 0"],
    ['[16,-1,{},"a"]', "PUBLISH element 1 (Request) must be an id (1 to 2^53), got the integer -1"],
    ['[16,true,{},"a"]', "PUBLISH element 1 (Request) must be an id (1 to 2^53), got a bool"],
    ['[16,1.5,{},"a"]', "PUBLISH element 1 (Request) must be an id (1 to 2^53), got a float"],
    [
      '[16,9007199254740993,{},"a"]',
      "PUBLISH element 1 (Request) must be an id (1 to 2^53), got the integer 9007199254740993",
    ],
    ["[16,1,{},7]", "PUBLISH element 3 (Topic) must be a string, got the integer 7"],
    ['[16,1,{},"a",{}]', "PUBLISH element 4 (Arguments) must be a list, got a dict"],
    ['[16,1,{},"a","x"]', "PUBLISH element 4 (Arguments) must be a list, got a string"],
    ['[16,1,{},"a",[],[]]', "PUBLISH element 5 (ArgumentsKw) must be a dict, got a list"],
    ['[8,99,1,{},"a"]', "ERROR element 1 (RequestType) must be the type code of a request, got the integer 99"],
    ["[35,1,{}]", "UNSUBSCRIBED element 1 (Request) must be 0 in a revocation, got the integer 1"],
    ["[35,0]", "UNSUBSCRIBED element 1 (Request) must be an id (1 to 2^53), got the integer 0"],
    ['[16,1,{"acknowledge":1},"a"]', "PUBLISH attribute acknowledge must be a bool, got the integer 1"],
    ['[16,1,{"exclude":[0]},"a"]', "PUBLISH attribute exclude must be a list of ids, got a list"],
    ['[48,1,{"timeout":-1},"a"]', "CALL attribute timeout must be a non-negative integer, got the integer -1"],
    ['[1,"r",{"roles":[]}]', "HELLO attribute roles must be a dict, got a list"],
    ["[17,1,1][", "more than one message in a JSON frame"],
    ["[17,1,1", "invalid JSON: the message ends too early"],
    ["[17,1;1]", "invalid JSON: unexpected 0x3b at octet 5"],
  ])("%s: %s", (json, message) => {
    expect(violation(() => decode(json))).toBe(message);
  });
});

describe("elements", () => {
  it.each([1, 2 ** 53, 1n, 2n ** 53n])("take %s for an id", (value) => {
    expect(parse(MessageType.PUBLISHED, value, value)).toMatchObject({ request: Number(value) });
  });

  it.each([2n ** 53n + 1n, 0n, -1n, "1", 1.5])("do not take %s for an id", (value) => {
    expect(violation(() => parse(MessageType.PUBLISHED, 1, value))).toContain("(Publication) must be an id");
  });

  it.each([
    ["999999999999999", 999_999_999_999_999],
    ["1000000000000000", 1_000_000_000_000_000],
    ["9007199254740989", 9_007_199_254_740_989],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["9007199254740992", 2 ** 53],
  ])("take the JSON integer %s for an id, exactly", (digits, id) => {
    expect(decode(`[17,1,${digits}]`)).toHaveProperty("publication", id);
  });

  it.each(["9007199254740993", "9007199254740994", "9999999999999999", "10000000000000000", "-1", "-9007199254740992"])(
    "do not take the JSON integer %s for an id",
    (digits) => {
      expect(violation(() => decode(`[17,1,${digits}]`))).toContain("(Publication) must be an id");
    },
  );

  it.each([
    ["msgpack", "93d011d10001d30000000000000002"],
    ["msgpack", "93cd0011d200000001cf0000000000000002"],
    ["cbor", "8319001118011b0000000000000002"],
    ["cbor", "9f11f93c00fb4000000000000000ff"],
  ] as const)("take integers of any width in %s (%s)", (name, hex) => {
    expect(serializers[name].decode(fromHex(hex))).toEqual({ type: 17, request: 1, publication: 2 });
  });

  it("take floats with an integral value for integers", () => {
    expect(decode("[1.7e1,1.0,4503599627370497.0]")).toMatchObject({ type: 17, request: 1, publication: 2 ** 52 + 1 });
  });

  it("may be any type of request in ERROR that real peers answer", () => {
    const types = [16, 32, 34, 48, 49, 64, 66, 68, 70];
    expect(types.map((type) => parse(MessageType.ERROR, type, 1, {}, "a.b"))).toMatchObject(
      types.map((requestType) => ({ requestType })),
    );
  });

  it.each([35, 67])("of %d with request 0 and Details are a revocation", (type) => {
    expect(parse(type, 0, { reason: "r" })).toEqual({ type, request: 0, details: { reason: "r" } });
  });

  it("share one empty dict", () => {
    expect(decode('[16,1,{ },"a"]')).toHaveProperty("options", EMPTY_DICT);
  });

  it("keep attributes no schema knows", () => {
    expect(decode('[16,1,{"x_mine":{"a":[1]},"forward_for":7},"a"]')).toMatchObject({
      options: { x_mine: { a: [1] }, forward_for: 7 },
    });
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("may have an attribute named %s", (name) => {
    const message = decode(`[16,1,{"${name}":{"acknowledge":true}},"a"]`);
    expect(message).not.toHaveProperty("options.acknowledge");
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
  });

  it("come back in wire order", () => {
    const message = parse(MessageType.INVOCATION, 1, 2, { a: 1 });
    expect(formatMessage(message)).toEqual([68, 1, 2, { a: 1 }]);
  });
});

describe("the schema", () => {
  it("has a row for each message type, under its own name", () => {
    const rows = Object.entries(messageSchema).map(([code, row]) => [row.name, Number(code)]);
    expect(Object.fromEntries(rows)).toEqual(MessageType);
  });
});

describe("an attribute that is undefined", () => {
  it.each([
    ["msgpack", "94200182a56d61746368d40000a1780aa3612e62"],
    ["cbor", "84182001a2656d61746368f761780a63612e62"],
  ] as const)("counts as absent in %s, as wampy sends it", (name, hex) => {
    const message = serializers[name].decode(fromHex(hex));
    expect(message).toMatchObject({ type: MessageType.SUBSCRIBE, options: { x: 10 }, topic: "a.b" });
    expect(message).not.toHaveProperty("options.match", expect.anything());
  });

  it("is not any other extension of MessagePack", () => {
    expect(violation(() => serializers.msgpack.decode(fromHex("94200181a56d61746368d40001a3612e62")))).toBe(
      "extension types are only allowed in the payload",
    );
  });

  it("is null in a list and left out of a dict when a payload is transcoded", () => {
    const message = serializers.msgpack.decode(fromHex("96100180a3612e6291d4000081a161d40000"));
    const { payload } = message as PublishMessage;
    const encoded = payload.encodedFor(serializers.json);
    expect([encoded.count, toHex(encoded.bytes)]).toEqual([1, toHex(encodeUtf8("[null]"))]);
  });
});

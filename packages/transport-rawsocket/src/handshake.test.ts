import type { SerializerName } from "@junctor/core";
import { describe, expect, test } from "vitest";
import { announcedLimit, formatHandshake, formatRefusal, parseReply, parseRequest } from "./handshake.ts";
import { fromHex, toHex } from "./hex.test-support.ts";

/** Every serializer with LENGTH 0, 1, 14 and 15. */
const HANDSHAKES: [SerializerName, number, string][] = [
  ["json", 512, "7f010000"],
  ["json", 1_024, "7f110000"],
  ["json", 8_388_608, "7fe10000"],
  ["json", 16_777_216, "7ff10000"],
  ["msgpack", 512, "7f020000"],
  ["msgpack", 1_024, "7f120000"],
  ["msgpack", 8_388_608, "7fe20000"],
  ["msgpack", 16_777_216, "7ff20000"],
  ["cbor", 512, "7f030000"],
  ["cbor", 1_024, "7f130000"],
  ["cbor", 8_388_608, "7fe30000"],
  ["cbor", 16_777_216, "7ff30000"],
];

describe("a request", () => {
  test.each(HANDSHAKES)(
    "TR-RAW-01, TR-RAW-02, TR-RAW-03: for %s with a limit of %i is %s",
    (serializer, limit, hex) => {
      expect(toHex(formatHandshake(serializer, limit))).toBe(hex);
      expect(parseRequest(fromHex(hex))).toEqual({ kind: "request", serializer, limit });
    },
  );

  test.each([
    ["TR-RAW-08: reserved bits in the third octet", "7f110100", 3],
    ["TR-RAW-08: reserved bits in the fourth octet", "7f110001", 3],
    ["TR-RAW-03: UBJSON", "7f140000", 1],
    ["TR-RAW-03: FlatBuffers", "7f150000", 1],
    ["TR-RAW-03: the reserved serializer 6", "7f160000", 1],
    ["TR-RAW-03: the reserved serializer 15", "7f1f0000", 1],
  ])("with %s is refused", (_what, hex, code) => {
    expect(parseRequest(fromHex(hex))).toEqual({ kind: "refuse", code });
  });

  test.each([
    ["TR-RAW-08: with serializer 0", "7f100000"],
    ["TR-RAW-04: that is HTTP", "47455420"],
    ["TR-RAW-04: that starts with 0x7E", "7e110000"],
  ])("%s fails without a reply", (_what, hex) => {
    expect(parseRequest(fromHex(hex)).kind).toBe("fail");
  });
});

describe("a reply", () => {
  test.each(HANDSHAKES)("TR-RAW-05: for %s with a limit of %i is %s", (serializer, limit, hex) => {
    expect(parseReply(fromHex(hex), serializer)).toEqual({ kind: "accepted", limit });
  });

  test.each([
    [1, "7f100000", "serializer unsupported"],
    [2, "7f200000", "maximum message length unacceptable"],
    [3, "7f300000", "use of reserved bits"],
    [4, "7f400000", "maximum connection count reached"],
  ] as const)("TR-RAW-06: with error %i is %s", (code, hex, reason) => {
    expect(toHex(formatRefusal(code))).toBe(hex);
    expect(parseReply(fromHex(hex), "json")).toEqual({ kind: "refused", code, reason });
  });

  test.each([
    ["TR-RAW-07: the illegal error 0", "7f000000", 0],
    ["TR-RAW-07: the reserved error 5", "7f500000", 5],
    ["TR-RAW-07: the reserved error 15", "7ff00000", 15],
  ])("with %s is a refusal too", (_what, hex, code) => {
    expect(parseReply(fromHex(hex), "json")).toMatchObject({ kind: "refused", code });
  });

  test.each([
    ["TR-RAW-09: naming another serializer", "7f120000"],
    ["TR-RAW-01: with reserved bits", "7f110001"],
    ["TR-RAW-01: of another protocol", "48545450"],
  ])("%s fails the connection", (_what, hex) => {
    expect(parseReply(fromHex(hex), "json").kind).toBe("fail");
  });
});

test.each([
  [0, 512],
  [512, 512],
  [1_023, 512],
  [1_048_576, 1_048_576],
  [1_048_577, 1_048_576],
  [16_777_215, 8_388_608],
  [16_777_216, 16_777_216],
  [Infinity, 16_777_216],
])("TR-RAW-02: of a limit of %d octets, %d can be announced", (octets, announced) => {
  expect(announcedLimit(octets)).toBe(announced);
});

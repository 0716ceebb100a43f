import { describe, expect, test } from "vitest";
import { formatFrame, FrameType, prefixFault, prefixPayloadLength, prefixType } from "./frame-prefix.ts";
import { fromHex, toHex } from "./hex.test-support.ts";

describe("a frame", () => {
  test.each([
    [FrameType.MESSAGE, 1, "00000001"],
    [FrameType.MESSAGE, 512, "00000200"],
    [FrameType.MESSAGE, 16_777_215, "00ffffff"],
    [FrameType.MESSAGE, 16_777_216, "08000000"],
    [FrameType.PING, 0, "01000000"],
    [FrameType.PING, 5, "01000005"],
    [FrameType.PING, 16_777_216, "09000000"],
    [FrameType.PONG, 5, "02000005"],
  ] as const)("TR-RAW-10, TR-RAW-11, TR-RAW-12: of type %i and %i octets starts with %s", (type, length, hex) => {
    const prefix = fromHex(hex);
    expect(toHex(formatFrame(type, new Uint8Array(length)).subarray(0, 4))).toBe(hex);
    expect(prefixFault(prefix, 0)).toBeUndefined();
    expect(prefixType(prefix, 0)).toBe(type);
    expect(prefixPayloadLength(prefix, 0)).toBe(length);
  });

  test("TR-RAW-16: has its length in big-endian order, followed by the payload", () => {
    const hello = "5b312c227265616c6d31222c7b22726f6c6573223a7b2263616c6c6572223a7b7d7d7d5d";
    expect(toHex(formatFrame(FrameType.MESSAGE, fromHex(hello)))).toBe(`00000024${hello}`);
  });
});

test.each([
  ["TR-RAW-10: a reserved bit", "10000000"],
  ["TR-RAW-10: all reserved bits", "f0000001"],
  ["TR-RAW-12: the reserved type 3", "03000000"],
  ["TR-RAW-12: the reserved type 7", "07000000"],
  ["TR-RAW-11: X with a length", "08000001"],
])("a prefix with %s is a fault", (_what, hex) => {
  expect(prefixFault(fromHex(hex), 0)).toEqual(expect.any(String));
});

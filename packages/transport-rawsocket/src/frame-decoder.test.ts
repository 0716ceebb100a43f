import { ConnectionError } from "@junctor/core";
import { expect, test } from "vitest";
import { FrameDecoder } from "./frame-decoder.ts";
import { formatFrame, FrameType } from "./frame-prefix.ts";
import { fromHex, toHex } from "./hex.test-support.ts";

const STREAM = "00000003616263 01000000 0200000101 00000000 0000000164";
const FRAMES = ["0:616263", "1:", "2:01", "0:", "0:64"];

function decode(limit = 512): { decoder: FrameDecoder; frames: string[] } {
  const frames: string[] = [];
  return { decoder: new FrameDecoder(limit, (type, payload) => frames.push(`${type}:${toHex(payload)}`)), frames };
}

test("TR-RAW-10: cuts a stream into frames", () => {
  const { decoder, frames } = decode();
  decoder.push(fromHex(STREAM));
  expect(frames).toEqual(FRAMES);
  expect(decoder.isWithinFrame).toBe(false);
});

test("TR-RAW-16: gives the same frames wherever the stream is cut in two", () => {
  const stream = fromHex(STREAM);
  const results = Array.from(stream, (_, cut) => {
    const { decoder, frames } = decode();
    decoder.push(stream.subarray(0, cut));
    decoder.push(stream.subarray(cut));
    return frames;
  });
  expect(results).toEqual(results.map(() => FRAMES));
});

test("gives the same frames octet by octet", () => {
  const { decoder, frames } = decode();
  for (const octet of fromHex(STREAM)) decoder.push(Uint8Array.of(octet));
  expect(frames).toEqual(FRAMES);
});

test("knows when the stream stands within a frame", () => {
  const { decoder } = decode();
  const within = Array.from(fromHex("0000000261620000"), (octet) => {
    decoder.push(Uint8Array.of(octet));
    return decoder.isWithinFrame;
  });
  expect(within).toEqual([true, true, true, true, true, false, true, true]);
});

test("leaves a payload untouched that came in pieces", () => {
  const payloads: Uint8Array[] = [];
  const decoder = new FrameDecoder(512, (_type, payload) => payloads.push(payload));
  for (const octet of fromHex("00000003616263 00000003646566")) decoder.push(Uint8Array.of(octet));
  expect(payloads.map(toHex)).toEqual(["616263", "646566"]);
});

test("TR-RAW-14: takes a payload of exactly the limit and refuses a longer one from its prefix alone", () => {
  const { decoder, frames } = decode(512);
  decoder.push(formatFrame(FrameType.MESSAGE, new Uint8Array(512)));
  expect(frames.length).toBe(1);
  expect(() => decoder.push(fromHex("00000201"))).toThrow(ConnectionError);
});

test("TR-RAW-14: refuses a PING over the limit too", () => {
  expect(() => decode(512).decoder.push(fromHex("01000201"))).toThrow(ConnectionError);
});

test("TR-RAW-11: takes 2^24 octets when the limit allows them", () => {
  const lengths: number[] = [];
  const decoder = new FrameDecoder(16_777_216, (_type, payload) => lengths.push(payload.length));
  decoder.push(fromHex("08000000"));
  const chunk = new Uint8Array(65_536);
  for (let sent = 0; sent < 16_777_216; sent += chunk.length) decoder.push(chunk);
  expect(lengths).toEqual([16_777_216]);
});

test("an announced length costs no memory before its octets arrive", () => {
  const { decoder } = decode(16_777_216);
  const before = process.memoryUsage().arrayBuffers;
  decoder.push(fromHex("08000000 61"));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(65_536);
});

test("a fault latches: what was whole before it is delivered, and nothing after it", () => {
  const { decoder, frames } = decode();
  const push = (hex: string) => () => decoder.push(fromHex(hex));
  expect(push("0000000161 07000000 0000000162")).toThrow("reserved type 7");
  expect(push("0000000163")).toThrow("reserved type 7");
  expect(frames).toEqual(["0:61"]);
});

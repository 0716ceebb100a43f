import { expect, test } from "vitest";
import { RawSocketReader } from "./raw-socket-reader.ts";
import { rawSocketHeader, webSocketHeader } from "./frame-header.ts";
import { WebSocketReader } from "./web-socket-reader.ts";

const lengths = [1, 125, 126, 16_384, 65_535, 65_536, 70_000];

test.each(lengths)("a RawSocket message of %d octets is read as it was written, however it is cut", (length) => {
  const frame = framed(rawSocketHeader, length);
  for (const cut of [1, 3, 4, 5, frame.length - 1]) {
    expect(readLengths(new RawSocketReader(), [frame.subarray(0, cut), frame.subarray(cut), frame])).toEqual([
      length,
      length,
    ]);
  }
});

test.each(lengths)("a WebSocket frame of %d octets is masked with zeros and as long as it says", (length) => {
  const frame = framed(webSocketHeader(true), length);
  const header = webSocketHeader(true).size(length);
  expect(frame[0]).toBe(0x82);
  expect((frame[1] as number) & 0x80).toBe(0x80);
  expect([...frame.subarray(header - 4, header)]).toEqual([0, 0, 0, 0]);
  const unmasked = Buffer.concat([frame.subarray(0, header - 4), frame.subarray(header)]);
  expect(readLengths(new WebSocketReader(), [unmasked])).toEqual([length]);
});

test("a ping is no message", () => {
  expect(readLengths(new WebSocketReader(), [Buffer.from([0x89, 1, 0, 0x82, 2, 1, 2])])).toEqual([2]);
  expect(readLengths(new RawSocketReader(), [Buffer.from([1, 0, 0, 1, 9, 0, 0, 0, 2, 1, 2])])).toEqual([2]);
});

function framed(header: typeof rawSocketHeader, length: number): Buffer {
  const frame = Buffer.alloc(header.size(length) + length, 7);
  header.write(frame, 0, length);
  return frame;
}

function readLengths(reader: RawSocketReader | WebSocketReader, chunks: readonly Buffer[]): number[] {
  const read: number[] = [];
  for (const chunk of chunks) reader.read(chunk, (_bytes, start, end) => read.push(end - start));
  return read;
}

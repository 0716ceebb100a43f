import { expect, test } from "vitest";
import { WebSocketReader } from "./web-socket-reader.ts";

test("payloads come out whole wherever the stream is cut", () => {
  const payloads = ["a", "b".repeat(125), "c".repeat(126), "d".repeat(70_000)];
  const stream = Buffer.concat(payloads.map(serverFrame));
  for (const step of [1, 2, 3, 127, 65_536, stream.length]) {
    const reader = new WebSocketReader();
    const read: string[] = [];
    for (let at = 0; at < stream.length; at += step) {
      reader.read(stream.subarray(at, at + step), (bytes, start, end) =>
        read.push(bytes.toString("latin1", start, end)),
      );
    }
    expect(read).toEqual(payloads);
  }
});

function serverFrame(text: string): Buffer {
  const payload = Buffer.from(text, "latin1");
  const length = payload.length;
  if (length < 126) return Buffer.concat([Buffer.from([0x81, length]), payload]);
  if (length < 65_536) return Buffer.concat([Buffer.from([0x81, 126, length >> 8, length & 0xff]), payload]);
  const header = Buffer.alloc(10);
  header[0] = 0x81;
  header[1] = 127;
  header.writeUInt32BE(length, 6);
  return Buffer.concat([header, payload]);
}

import { Writable } from "node:stream";
import { opaqueSerializer, textBytes } from "@junctor/transport-compliance";
import { expect, test } from "vitest";
import { subprotocolsOf } from "../subprotocol.ts";
import { socketWriter } from "./frame-writer.ts";

/** A stream that records each write as the operating system would see it. */
class RecordingStream extends Writable {
  readonly writes: Buffer[][] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.writes.push([chunk]);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.writes.push(chunks.map(({ chunk }) => chunk));
    done();
  }
}

function writes(batched: boolean, messages: readonly Uint8Array[]): Buffer[][] {
  const [subprotocol] = subprotocolsOf([opaqueSerializer("json")], batched ? "first" : "none");
  const stream = new RecordingStream();
  const writer = socketWriter({ socket: stream, subprotocol: subprotocol as NonNullable<typeof subprotocol> });
  writer.write(
    messages.map((message) => writer.framing.frame(message)),
    () => {},
  );
  return stream.writes;
}

test("BP-WS-03: the messages of one send leave in one write, each in a frame of its own", () => {
  const [[bytes]] = writes(false, [textBytes("[1]"), textBytes("[22]")]) as [[Buffer]];
  expect(bytes.toString("latin1")).toBe("\x81\x03[1]\x81\x04[22]");
});

test("TR-BATCH-02: the messages of one send leave in one write and one frame over a batched subprotocol", () => {
  const [[bytes]] = writes(true, [textBytes("[1]"), textBytes("[22]")]) as [[Buffer]];
  expect(bytes.toString("latin1")).toBe("\x81\x09[1]\x1e[22]\x1e");
});

test("TR-BATCH-04: a single message is a batch of one", () => {
  const [[bytes]] = writes(true, [textBytes("[1]")]) as [[Buffer]];
  expect(bytes.toString("latin1")).toBe("\x81\x04[1]\x1e");
});

test("a large message is not copied behind the small ones, and still leaves with them", () => {
  const large = new Uint8Array(100_000);
  const recorded = writes(false, [textBytes("[1]"), large, textBytes("[2]")]);
  expect(recorded.map((chunks) => chunks.map((chunk) => chunk.length))).toEqual([[5, 100_010, 5]]);
});

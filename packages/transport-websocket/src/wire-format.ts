import type { FrameHead, Framing, Serializer } from "@junctor/core";
import { batchItem, splitBatch } from "@junctor/core";
import { allocBytes } from "@junctor/core/transport";
import { headerLength, messageLength, writeHeader } from "./frame-header.ts";
import type { Subprotocol } from "./subprotocol.ts";

/** The messages of one WebSocket message. @throws {ProtocolError} if a batch is malformed. */
export function messagesOf(subprotocol: Subprotocol, bytes: Uint8Array): Iterable<Uint8Array> {
  return subprotocol.batched ? splitBatch(subprotocol.serializer.name, bytes) : [bytes];
}

/**
 * How messages are framed where the WebSocket implementation adds the header: as they are, or as an item of a batch.
 */
export function messageFraming(subprotocol: Subprotocol): Framing {
  return subprotocol.batched ? batchFraming(subprotocol.serializer) : asTheyAre;
}

/** How messages are framed where frames are written straight to a server's socket. */
export function serverFraming(subprotocol: Subprotocol): Framing {
  if (subprotocol.batched) return batchFraming(subprotocol.serializer);
  return subprotocol.serializer.binary ? binaryFrames : textFrames;
}

const asTheyAre: Framing = { name: "websocket-message", frame: (message) => message };
const textFrames = serverFrames("websocket-text", false);
const binaryFrames = serverFrames("websocket-binary", true);

function batchFraming(serializer: Serializer): Framing {
  return {
    name: serializer.binary ? "batch-binary" : "batch-json",
    frame: (message) => batchItem(serializer.name, message),
  };
}

function serverFrames(name: string, binary: boolean): Framing {
  const head: FrameHead = {
    size: headerLength,
    write: (frame, length) => writeHeader(frame, length, binary),
    messageLength,
  };
  return { name, head, frame: (message) => serverFrame(message, head) };
}

function serverFrame(message: Uint8Array, head: FrameHead): Uint8Array {
  const start = head.size(message.length);
  const frame = allocBytes(start + message.length);
  head.write(frame, message.length);
  frame.set(message, start);
  return frame;
}

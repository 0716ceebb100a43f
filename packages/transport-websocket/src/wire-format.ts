import type { Framing, Serializer } from "@junctor/core";
import { batchItem, splitBatch } from "@junctor/core";
import { allocBytes } from "@junctor/core/transport";
import { headerLength, writeHeader } from "./frame-header.ts";
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
const textFrames: Framing = { name: "websocket-text", frame: (message) => serverFrame(message, false) };
const binaryFrames: Framing = { name: "websocket-binary", frame: (message) => serverFrame(message, true) };

function batchFraming(serializer: Serializer): Framing {
  return {
    name: serializer.binary ? "batch-binary" : "batch-json",
    frame: (message) => batchItem(serializer.name, message),
  };
}

function serverFrame(message: Uint8Array, binary: boolean): Uint8Array {
  const start = headerLength(message.length);
  const frame = allocBytes(start + message.length);
  writeHeader(frame, message.length, binary);
  frame.set(message, start);
  return frame;
}

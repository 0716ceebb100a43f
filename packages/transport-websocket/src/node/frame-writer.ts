import type { Socket } from "node:net";
import type { Writable } from "node:stream";
import type { Framing } from "@junctor/core";
import { allocBytes, concatBytes, joinFrames } from "@junctor/core/transport";
import type { WebSocket } from "ws";
import { cutBatches } from "../batches.ts";
import { headerLength, writeHeader } from "../frame-header.ts";
import type { Subprotocol } from "../subprotocol.ts";
import type { Visitor } from "./visitor.ts";
import { messageFraming, serverFraming } from "../wire-format.ts";

/** A WebSocket and the socket beneath it. */
export interface Upgraded {
  readonly webSocket: WebSocket;
  readonly socket: Socket;
  readonly subprotocol: Subprotocol;
  /** Which end of the socket this is. */
  readonly side: "client" | "server";
  /** What a server found out about its client. Default: nothing. */
  readonly visitor?: Visitor | undefined;
}

/** Puts frames on the wire. */
export interface FrameWriter {
  readonly framing: Framing;
  /** Octets the operating system has not taken yet. */
  readonly queuedBytes: number;
  /** Writes at least one frame; `taken` runs once the operating system has taken them all, or never. */
  write(frames: readonly Uint8Array[], taken: () => void): void;
}

/**
 * Writes unmasked frames straight to the socket of an upgrade, joined into one write. `ws` writes its control
 * frames to the same socket, each in one complete write, so frames never interleave.
 */
export function socketWriter({
  socket,
  subprotocol,
}: Pick<Upgraded, "subprotocol"> & { readonly socket: Writable }): FrameWriter {
  const binary = subprotocol.serializer.binary;
  return {
    framing: serverFraming(subprotocol),
    get queuedBytes() {
      return socket.writableLength;
    },
    write(frames, taken) {
      writeChunks(socket, joinFrames(subprotocol.batched ? withHeaders(frames, binary) : frames), taken);
    },
  };
}

/** Leaves framing, masking and compression to `ws`; the frames of one call leave together. */
export function messageWriter({ webSocket, socket, subprotocol }: Upgraded): FrameWriter {
  const options = { binary: subprotocol.serializer.binary };
  return {
    framing: messageFraming(subprotocol),
    get queuedBytes() {
      return webSocket.bufferedAmount;
    },
    write(frames, taken) {
      const messages = subprotocol.batched ? cutBatches(frames).map(concatBytes) : frames;
      socket.cork();
      for (const message of messages) webSocket.send(message, options, taken);
      socket.uncork();
    },
  };
}

function writeChunks(socket: Writable, chunks: readonly Uint8Array[], taken: () => void): void {
  if (chunks.length === 1) {
    socket.write(chunks[0], taken);
    return;
  }
  socket.cork();
  for (const chunk of chunks) socket.write(chunk, taken);
  socket.uncork();
}

function withHeaders(items: readonly Uint8Array[], binary: boolean): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (const batch of cutBatches(items)) {
    let length = 0;
    for (const item of batch) length += item.length;
    const header = allocBytes(headerLength(length));
    writeHeader(header, length, binary);
    parts.push(header, ...batch);
  }
  return parts;
}

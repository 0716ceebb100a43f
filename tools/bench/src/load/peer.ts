import type { Socket } from "node:net";
import type { PreparedMessage } from "../wire/prepare-message.ts";
import type { Wire } from "../wire/wire.ts";
import type { FrameHeader } from "./frame-header.ts";
import type { MessageReader, OnMessage } from "./message-reader.ts";

const FIRST_SLAB_BYTES = 1_024;
const LARGEST_SLAB_BYTES = 65_536;

/** What a peer is made of. */
export interface PeerParts {
  readonly socket: Socket;
  readonly wire: Wire;
  readonly header: FrameHeader;
  readonly reader: MessageReader;
}

/** A client that does no more than a load generator needs. Everything sent in a turn leaves in one write. */
export class Peer {
  /** Told each message that arrives. */
  onMessage: OnMessage = () => {};
  readonly wire: Wire;
  readonly #socket: Socket;
  readonly #header: FrameHeader;
  #slab = Buffer.allocUnsafeSlow(FIRST_SLAB_BYTES);
  /** What of the slab is written to the socket, and what is filled. Written parts are never used again. */
  #written = 0;
  #filled = 0;
  #state: "idle" | "flushing" | "closed" = "idle";
  /** Told that the server has closed the connection. */
  #onEnd = (): void => {
    throw new Error("the server closed a connection of the load generator");
  };

  constructor({ socket, wire, header, reader }: PeerParts) {
    this.#socket = socket;
    this.#header = header;
    this.wire = wire;
    const each: OnMessage = (bytes, start, end) => this.onMessage(bytes, start, end);
    socket.on("data", (chunk: Buffer) => reader.read(chunk, each));
    socket.on("close", () => {
      if (this.#state !== "closed") this.#onEnd();
    });
    socket.on("error", () => {});
  }

  /** Sends a prepared message with `id` in the gap. */
  send(message: PreparedMessage, id: number): void {
    const length = this.wire.idLength(id);
    const at = this.#begin(message, length);
    this.wire.writeId(this.#slab, at, id);
    this.#end(message, length);
  }

  /** Sends a prepared message with the id another message carries from `start` to `end`. */
  sendWithIdOf(message: PreparedMessage, bytes: Buffer, [start, end]: readonly [number, number]): void {
    const at = this.#begin(message, end - start);
    bytes.copy(this.#slab, at, start, end);
    this.#end(message, end - start);
  }

  /** Sends a message that is sent once. */
  sendOnce(message: readonly unknown[]): void {
    const bytes = this.wire.encode(message);
    this.#begin({ before: bytes, after: bytes.subarray(0, 0) }, 0);
  }

  /** Sends a message and resolves to the type and the bytes of the first message that arrives after it. */
  async request(message: readonly unknown[]): Promise<{ type: number; bytes: Buffer }> {
    return new Promise((resolve) => {
      this.onMessage = (bytes, start, end) =>
        resolve({ type: this.wire.typeAt(bytes, start), bytes: Buffer.from(bytes.subarray(start, end)) });
      this.sendOnce(message);
    });
  }

  /** Octets the socket has not taken yet. */
  get queuedBytes(): number {
    return this.#socket.writableLength + this.#filled - this.#written;
  }

  /** Sends what waits and takes nothing any more, for which the server may close it. */
  stall(): void {
    this.#onEnd = () => void (this.#state = "closed");
    this.#socket.pause();
  }

  close(): void {
    this.#state = "closed";
    this.#socket.destroy();
  }

  /** Writes header and first part; returns where the id goes. */
  #begin(message: PreparedMessage, idLength: number): number {
    const length = message.before.length + idLength + message.after.length;
    const header = this.#header.size(length);
    this.#reserve(header + length);
    this.#header.write(this.#slab, this.#filled, length);
    this.#slab.set(message.before, this.#filled + header);
    this.#filled += header + message.before.length;
    return this.#filled;
  }

  #end(message: PreparedMessage, idLength: number): void {
    this.#slab.set(message.after, this.#filled + idLength);
    this.#filled += idLength + message.after.length;
  }

  #reserve(size: number): void {
    if (this.#filled + size > this.#slab.length) {
      this.#write();
      const next = Math.min(LARGEST_SLAB_BYTES, this.#slab.length * 4);
      this.#slab = Buffer.allocUnsafeSlow(Math.max(next, size));
      this.#written = 0;
      this.#filled = 0;
    }
    if (this.#state !== "idle") return;
    this.#state = "flushing";
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    if (this.#state === "closed") return;
    this.#state = "idle";
    this.#write();
  }

  #write(): void {
    if (this.#filled > this.#written) this.#socket.write(this.#slab.subarray(this.#written, this.#filled));
    this.#written = this.#filled;
  }
}

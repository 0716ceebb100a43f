import type { Socket } from "node:net";
import type { Connection, ConnectionEnd, ConnectionHandlers, Framing, PeerInfo, Serializer } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import { Intake, Keepalive, peerAddress, tlsPeer } from "@junctor/core/transport";
import type { KeepaliveOptions } from "@junctor/core/transport";
import type { WebSocket } from "ws";
import { CloseCode, endOfClose, endOfError } from "../connection-end.ts";
import type { Subprotocol } from "../subprotocol.ts";
import { messagesOf } from "../wire-format.ts";
import type { FrameWriter, Upgraded } from "./frame-writer.ts";

/** How long the peer has to answer a close, in milliseconds; then the socket is destroyed. */
export const CLOSE_TIMEOUT = 1_000;

/** A connection over a `ws` socket, the same for both sides; they differ in how frames are written. */
export class NodeConnection implements Connection {
  readonly serializer: Serializer;
  readonly framing: Framing;
  readonly peer: PeerInfo;
  readonly maxSendLength = Infinity;
  readonly #webSocket: WebSocket;
  readonly #subprotocol: Subprotocol;
  readonly #writer: FrameWriter;
  readonly #intake = new Intake();
  readonly #keepalive: Keepalive | undefined;
  #state: "open" | "closing" = "open";
  #end: ConnectionEnd | undefined;
  #error: Error | undefined;
  #drain: "empty" | "awaited" = "empty";

  /** @param keepalive when to ping; never if undefined. */
  constructor(upgraded: Upgraded, writer: FrameWriter, keepalive?: KeepaliveOptions) {
    const { webSocket, socket, subprotocol, side, visitor } = upgraded;
    this.#webSocket = webSocket;
    this.#subprotocol = subprotocol;
    this.#writer = writer;
    this.serializer = subprotocol.serializer;
    this.framing = writer.framing;
    this.peer = {
      transport: "websocket",
      protocol: subprotocol.name,
      address: visitor?.address ?? peerAddress(socket),
      cookie: visitor?.cookie,
      ...tlsPeer(socket, side),
    };
    this.#listen(socket);
    this.#keepalive = keepalive && this.#startKeepalive(keepalive);
  }

  get queuedBytes(): number {
    return this.#writer.queuedBytes;
  }

  open(handlers: ConnectionHandlers): void {
    this.#intake.open(handlers);
  }

  send(frames: readonly Uint8Array[]): void {
    if (frames.length === 0 || this.#state !== "open" || this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    this.#writer.write(frames, this.#taken);
    if (this.#writer.queuedBytes > 0) this.#drain = "awaited";
  }

  pause(): void {
    if (this.#state !== "open") return;
    this.#intake.pause();
    this.#keepalive?.pause();
    this.#webSocket.pause();
  }

  resume(): void {
    this.#intake.resume();
    this.#keepalive?.resume();
    this.#webSocket.resume();
  }

  close(): void {
    this.#intake.refuse();
    this.#closeWith(CloseCode.NORMAL, { by: "local", reason: "closed" });
  }

  terminate(): void {
    this.#end ??= { by: "local", reason: "terminated" };
    this.#state = "closing";
    this.#intake.refuse();
    this.#webSocket.terminate();
  }

  #listen(socket: Socket): void {
    const webSocket = this.#webSocket;
    webSocket.on("message", (data, binary) => this.#receive(data as Buffer, binary));
    webSocket.on("error", (error) => this.#keepError(error));
    webSocket.on("close", (code, reason) => {
      this.#keepalive?.stop();
      this.#intake.end(this.#end ?? endOfClose(code, reason.toString(), this.#error));
    });
    socket.on("error", (error) => this.#keepError(error));
    // A peer that stops sending without a close frame and does not read either would never let go of the socket.
    socket.on("end", () => systemClock.after(CLOSE_TIMEOUT, () => webSocket.terminate()));
  }

  #receive(bytes: Uint8Array, binary: boolean): void {
    if (this.#state !== "open") return;
    this.#keepalive?.heard();
    if (binary !== this.serializer.binary) {
      this.#fail(
        CloseCode.UNSUPPORTED_DATA,
        `${this.peer.protocol} does not allow a ${binary ? "binary" : "text"} message`,
      );
    } else if (this.#subprotocol.batched) {
      this.#receiveBatch(bytes);
    } else {
      this.#intake.message(bytes);
    }
  }

  #startKeepalive(options: KeepaliveOptions): Keepalive {
    const webSocket = this.#webSocket;
    webSocket.on("pong", () => this.#keepalive?.heard());
    return new Keepalive({
      ...options,
      ping: () => webSocket.ping(),
      dead: () => {
        this.#end ??= endOfError(new ConnectionError(`nothing arrived within ${options.timeout} ms of a ping`));
        this.terminate();
      },
    });
  }

  #receiveBatch(bytes: Uint8Array): void {
    let messages: Iterable<Uint8Array>;
    try {
      messages = messagesOf(this.#subprotocol, bytes);
    } catch (error) {
      this.#fail(
        CloseCode.PROTOCOL_ERROR,
        `malformed batch: ${error instanceof Error ? error.message : String(error)}`,
      );
      return;
    }
    for (const message of messages) this.#intake.message(message);
  }

  #fail(code: number, message: string): void {
    this.#closeWith(code, endOfError(new ConnectionError(message)));
  }

  #closeWith(code: number, end: ConnectionEnd): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    this.#end = end;
    // The peer's close frame must be read, even if the owner had paused.
    this.#webSocket.resume();
    this.#webSocket.close(code, end.reason.slice(0, 123));
  }

  #keepError(error: Error): void {
    this.#error ??= new ConnectionError(error.message, { cause: error });
  }

  readonly #taken = (): void => {
    if (this.#drain === "empty" || this.#writer.queuedBytes > 0) return;
    this.#drain = "empty";
    this.#intake.drained();
  };
}

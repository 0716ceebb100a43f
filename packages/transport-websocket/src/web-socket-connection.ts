import type { Connection, ConnectionEnd, ConnectionHandlers, Framing, PeerInfo, Serializer } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import { Intake } from "@junctor/core/transport";
import { CloseCode, endOfClose, endOfError } from "./connection-end.ts";
import type { PlatformProtocol } from "./platform-protocol.ts";

/** How long the peer has to answer a close, in milliseconds. */
const CLOSE_TIMEOUT = 1_000;
/** How often `drained` is looked for while bytes are queued, in milliseconds: the platform has no event for it. */
const DRAIN_POLL = 20;
/** Stands for 1002 and 1003, which the platform lets nobody send but itself. */
const CLOSE_BAD_DATA = 4003;

/** A close reason has at most 123 octets; ours are ASCII. */
const MAX_REASON = 123;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A connection over an open WebSocket of the platform. The platform cannot stop reading: while paused, messages are kept. */
export class WebSocketConnection implements Connection {
  readonly serializer: Serializer;
  readonly framing: Framing;
  readonly peer: PeerInfo;
  readonly maxSendLength = Infinity;
  readonly #socket: WebSocket;
  readonly #protocol: PlatformProtocol;
  readonly #intake = new Intake();
  readonly #listeners = new AbortController();
  #state: "open" | "closing" | "closed" = "open";
  /** How this end chose to end, once it did. */
  #end: ConnectionEnd | undefined;
  #drain: "empty" | "watched" = "empty";

  constructor(socket: WebSocket, protocol: PlatformProtocol) {
    this.#socket = socket;
    this.#protocol = protocol;
    this.serializer = protocol.serializer;
    this.framing = protocol.framing;
    this.peer = {
      transport: "websocket",
      protocol: protocol.name,
      address: new URL(socket.url).host,
      secure: socket.url.startsWith("wss:"),
    };
    const listeners = this.#listeners;
    socket.addEventListener("message", ({ data }) => this.#receive(data), listeners);
    socket.addEventListener("close", ({ code, reason }) => this.#finish(endOfClose(code, reason)), listeners);
    socket.addEventListener("error", () => this.#failSoon(), listeners);
  }

  get queuedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  open(handlers: ConnectionHandlers): void {
    this.#intake.open(handlers);
  }

  send(frames: readonly Uint8Array[]): void {
    if (this.#state !== "open" || this.#socket.readyState !== this.#socket.OPEN) return;
    for (const message of this.#protocol.pack(frames)) this.#write(message);
    this.#watchDrain();
  }

  pause(): void {
    this.#intake.pause();
  }

  resume(): void {
    this.#intake.resume();
  }

  close(): void {
    this.#intake.refuse();
    this.#closeWith(CloseCode.NORMAL, { by: "local", reason: "closed" });
  }

  terminate(): void {
    if (this.#state === "closed") return;
    this.#intake.refuse();
    this.#closeWith(CloseCode.NORMAL, { by: "local", reason: "terminated" });
    systemClock.endOfTurn(() => this.#finish());
  }

  #write(message: Uint8Array): void {
    // The platform copies what it is given; its types want to know that the memory is not shared.
    this.#socket.send(this.serializer.binary ? (message as Uint8Array<ArrayBuffer>) : decoder.decode(message));
  }

  #receive(data: unknown): void {
    if (this.#state !== "open") return;
    const isText = typeof data === "string";
    if (isText === this.serializer.binary) {
      return this.#fail(`${this.peer.protocol} does not allow a ${isText ? "text" : "binary"} message`);
    }
    const bytes = isText ? encoder.encode(data) : new Uint8Array(data as ArrayBuffer);
    for (const message of this.#unpack(bytes)) this.#intake.message(message);
  }

  #unpack(bytes: Uint8Array): Iterable<Uint8Array> {
    try {
      return this.#protocol.unpack(bytes);
    } catch (error) {
      this.#fail("a malformed batch arrived", error);
      return [];
    }
  }

  /** The platform may report an error and never a close. */
  #failSoon(): void {
    systemClock.after(CLOSE_TIMEOUT, () => this.#finish(failed("the connection failed")));
  }

  #fail(why: string, cause?: unknown): void {
    this.#closeWith(CLOSE_BAD_DATA, failed(why, cause));
  }

  #closeWith(code: number, end: ConnectionEnd): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    this.#end = end;
    this.#socket.close(code, end.reason.slice(0, MAX_REASON));
    systemClock.after(CLOSE_TIMEOUT, () => this.#finish());
  }

  #finish(end = failed("the connection broke")): void {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#listeners.abort();
    this.#intake.end(this.#end ?? end);
  }

  #watchDrain(): void {
    if (this.#drain === "watched" || this.queuedBytes === 0) return;
    this.#drain = "watched";
    systemClock.after(DRAIN_POLL, () => {
      this.#drain = "empty";
      if (this.queuedBytes === 0) this.#intake.drained();
      else this.#watchDrain();
    });
  }
}

function failed(why: string, cause?: unknown): ConnectionEnd {
  return endOfError(new ConnectionError(why, { cause }));
}

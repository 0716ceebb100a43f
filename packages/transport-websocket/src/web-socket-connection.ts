import type { Connection, ConnectionEnd, ConnectionHandlers, Framing, PeerInfo, Serializer } from "@junctor/core";
import { ConnectionError } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import { concatBytes, Intake } from "@junctor/core/transport";
import { cutBatches } from "./batches.ts";
import { CloseCode, endOfClose, endOfError } from "./connection-end.ts";
import type { Subprotocol } from "./subprotocol.ts";
import { messageFraming, messagesOf } from "./wire-format.ts";

/** How long the peer has to answer a close, in milliseconds. */
const CLOSE_TIMEOUT = 1_000;
/** How often `drained` is looked for while bytes are queued, in milliseconds: the platform has no event for it. */
const DRAIN_POLL = 20;
/** Stands for 1002 and 1003, which the platform lets nobody send but itself. */
const CLOSE_BAD_DATA = 4003;

/** A close reason has at most 123 octets; ours are ASCII. */
const MAX_REASON = 123;

const brokenLink = endOfError(new ConnectionError("the connection broke"));
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A connection over an open WebSocket of the platform. The platform cannot stop reading: while paused, messages are kept. */
export class WebSocketConnection implements Connection {
  readonly serializer: Serializer;
  readonly framing: Framing;
  readonly peer: PeerInfo;
  readonly maxSendLength = Infinity;
  readonly #socket: WebSocket;
  readonly #subprotocol: Subprotocol;
  readonly #intake = new Intake();
  readonly #listeners = new AbortController();
  #state: "open" | "closing" | "closed" = "open";
  /** How this end chose to end, once it did. */
  #end: ConnectionEnd | undefined;
  #drain: "empty" | "watched" = "empty";

  constructor(socket: WebSocket, subprotocol: Subprotocol) {
    this.#socket = socket;
    this.#subprotocol = subprotocol;
    this.serializer = subprotocol.serializer;
    this.framing = messageFraming(subprotocol);
    this.peer = {
      transport: "websocket",
      protocol: subprotocol.name,
      address: new URL(socket.url).host,
      secure: socket.url.startsWith("wss:"),
    };
    const { signal } = this.#listeners;
    socket.addEventListener("message", (event) => this.#receive(event.data), { signal });
    socket.addEventListener("close", (event) => this.#finish(endOfClose(event.code, event.reason)), { signal });
    socket.addEventListener("error", () => this.#failSoon(), { signal });
  }

  get queuedBytes(): number {
    return this.#socket.bufferedAmount;
  }

  open(handlers: ConnectionHandlers): void {
    this.#intake.open(handlers);
  }

  send(frames: readonly Uint8Array[]): void {
    if (this.#state !== "open" || this.#socket.readyState !== this.#socket.OPEN) return;
    const messages = this.#subprotocol.batched ? cutBatches(frames).map(concatBytes) : frames;
    for (const message of messages) this.#write(message);
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
    const bytes = typeof data === "string" ? encoder.encode(data) : new Uint8Array(data as ArrayBuffer);
    if ((typeof data === "string") === this.serializer.binary) {
      this.#fail(
        new ConnectionError(
          `${this.peer.protocol} does not allow a ${typeof data === "string" ? "text" : "binary"} message`,
        ),
      );
      return;
    }
    if (!this.#subprotocol.batched) this.#intake.message(bytes);
    else this.#receiveBatch(bytes);
  }

  #receiveBatch(bytes: Uint8Array): void {
    let messages: Iterable<Uint8Array>;
    try {
      messages = messagesOf(this.#subprotocol, bytes);
    } catch (error) {
      this.#fail(new ConnectionError("a malformed batch arrived", { cause: error }));
      return;
    }
    for (const message of messages) this.#intake.message(message);
  }

  /** The platform may report an error and never a close. */
  #failSoon(): void {
    systemClock.after(CLOSE_TIMEOUT, () => this.#finish(endOfError(new ConnectionError("the connection failed"))));
  }

  #fail(error: ConnectionError): void {
    this.#closeWith(CLOSE_BAD_DATA, endOfError(error));
  }

  #closeWith(code: number, end: ConnectionEnd): void {
    if (this.#state !== "open") return;
    this.#state = "closing";
    this.#end = end;
    this.#socket.close(code, end.reason.slice(0, MAX_REASON));
    systemClock.after(CLOSE_TIMEOUT, () => this.#finish());
  }

  #finish(end: ConnectionEnd = brokenLink): void {
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

import { onClientReceive, onClientSend, Payload, ProtocolError } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { Clock, Connection, ConnectionEnd, Message, SessionState } from "@junctor/core";
import { Deferred } from "../deferred.ts";
import { Outbox } from "./outbox.ts";

/** Who is told what arrives on a link: first the join, then the session. */
export interface LinkReceiver {
  /**
   * A message that is legal now; the link's state already counts it in.
   * @throws {ProtocolError} if it is a violation for a reason the order of messages does not show.
   */
  message(message: Message): void;
  /** The router broke the protocol; ABORT is out and the link closed. */
  violated(error: ProtocolError): void;
  /** The connection ended without this side having closed the link. */
  lost(end: ConnectionEnd): void;
}

/** So much of a text goes into ABORT, in UTF-16 code units: it fits every peer's message limit. */
const MAX_ABORT_TEXT = 80;

/** One connection seen as messages in their legal order. Nothing is received after `close`. */
export class Link {
  /** Resolves when the connection is gone. */
  readonly gone: Promise<void>;
  readonly outbox: Outbox;
  /** Who hears from the link. */
  receiver: LinkReceiver;
  readonly #connection: Connection;
  readonly #gone = new Deferred<void>();
  readonly #clock: Clock;
  /** When something arrived last, by the clock; kept up only once it is set. */
  heardAt: number | undefined;
  #state: SessionState = "closed";

  constructor(connection: Connection, clock: Clock, receiver: LinkReceiver) {
    this.receiver = receiver;
    this.outbox = new Outbox(connection, clock);
    this.gone = this.#gone.promise;
    this.#connection = connection;
    this.#clock = clock;
    connection.open({
      message: (bytes) => this.#receive(bytes),
      closed: (end) => this.#lost(end),
      drained: () => this.outbox.drained(),
    });
  }

  /** Where the session stands; `ended` once the link is closed. */
  get state(): SessionState {
    return this.#state;
  }

  /**
   * Sends a message at the end of this turn. The caller sees to it that the state allows it.
   * @returns the number of its frame.
   * @throws {PayloadError | WampError} as `Outbox.push`; then nothing has changed.
   */
  send(message: Message): number {
    const frame = this.outbox.push(message);
    this.#state = onClientSend(this.#state, message.type);
    return frame;
  }

  /** Sends ABORT and closes (spec: BP-PERR-01, BP-PERR-03). */
  abort(reason: string, text: string): void {
    if (this.#state === "ended") return;
    const details = { message: text.slice(0, MAX_ABORT_TEXT) };
    this.send({ type: MessageType.ABORT, details, reason, payload: Payload.EMPTY });
    this.close();
  }

  /**
   * Ends the session because the router broke the protocol.
   * @throws what is no `ProtocolError`.
   */
  fail(error: unknown): void {
    if (!(error instanceof ProtocolError)) throw error;
    this.outbox.discard(error.message);
    this.abort(error.reason, error.message);
    this.receiver.violated(error);
  }

  /** Closes the connection behind what was sent. */
  close(): void {
    this.#state = "ended";
    this.outbox.flush();
    this.#connection.close();
  }

  /** Gives the connection up for dead. */
  lose(error: Error): void {
    this.#connection.terminate();
    this.#lost({ by: "error", reason: error.message, error });
  }

  #receive(bytes: Uint8Array): void {
    if (this.#state === "ended") return;
    if (this.heardAt !== undefined) this.heardAt = this.#clock.now();
    try {
      this.#accept(this.#connection.serializer.decode(bytes));
    } catch (error) {
      this.fail(error);
    }
  }

  #accept(message: Message): void {
    const next = onClientReceive(this.#state, message.type);
    if (next === "ignore") return;
    if (next === undefined) {
      throw new ProtocolError(`message ${message.type} is not legal while the session is ${this.#state}`);
    }
    // The router reads nothing more: what has not left yet need not leave.
    if (next === "ended" || next === "goodbyeReceived") this.outbox.discard("the router ended the session");
    this.#state = next;
    this.receiver.message(message);
  }

  #lost(end: ConnectionEnd): void {
    const before = this.#state;
    this.#state = "ended";
    this.outbox.discard(end.reason);
    this.#gone.resolve();
    if (before !== "ended") this.receiver.lost(end);
  }
}

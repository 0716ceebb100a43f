import { WampError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import type { Clock, Connection, Message } from "@junctor/core";
import { Deferred } from "../deferred.ts";
import { SessionLostError } from "../errors/session-lost-error.ts";

/** So many octets may wait before who sends a lot is asked to wait, too. */
const HIGH_WATER = 64 * 1024;

/**
 * The only way out: encodes messages and hands the frames of one event-loop turn to the connection together.
 */
export class Outbox {
  readonly #connection: Connection;
  readonly #clock: Clock;
  #frames: Uint8Array[] = [];
  /** How many octets they have. */
  #bytes = 0;
  #pushed = 0;
  #sent = 0;
  /** What `sent` was when frames were forgotten, since when it means nothing. */
  #sentAtDiscard: number | undefined;
  #handover: Deferred<void> | undefined;
  #room: Deferred<void> | undefined;

  constructor(connection: Connection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /**
   * The number of the frame that was handed to the connection last, of those pushed before `discard`.
   * Frames count from 1.
   */
  get sent(): number {
    return this.#sentAtDiscard ?? this.#sent;
  }

  /**
   * Takes a message; it leaves at the end of this turn.
   * @returns the number of its frame.
   * @throws {PayloadError} if the payload cannot be expressed in the connection's serializer.
   * @throws {WampError} `wamp.error.payload_size_exceeded` if the message is longer than the router accepts.
   */
  push(message: Message): number {
    const bytes = this.#connection.serializer.encode(message);
    if (bytes.length > this.#connection.maxSendLength) throw tooLong(bytes.length, this.#connection.maxSendLength);
    if (this.#frames.length === 0) this.#clock.endOfTurn(this.#flush);
    this.#frames.push(this.#connection.framing.frame(bytes));
    this.#bytes += bytes.length;
    return ++this.#pushed;
  }

  /** Resolves when all that was pushed is handed to the connection; rejects if that never happens. */
  handover(): Promise<void> {
    this.#handover ??= new Deferred();
    return this.#handover.promise;
  }

  /**
   * Resolves when not much waits to be taken by the operating system: at once, if that is so. Rejects if it never will
   * be.
   */
  async room(): Promise<void> {
    if (this.#bytes + this.#connection.queuedBytes <= HIGH_WATER) return;
    if (this.#bytes > 0) await this.handover();
    if (this.#connection.queuedBytes <= HIGH_WATER) return;
    this.#room ??= new Deferred();
    await this.#room.promise;
  }

  /** Nothing waits in the connection any more. */
  drained(): void {
    this.#room?.resolve();
    this.#room = undefined;
  }

  /** Hands over now instead of at the end of the turn. */
  flush(): void {
    this.#flush();
  }

  /** Forgets what was not handed over, because the session is over. */
  discard(reason: string): void {
    this.#sentAtDiscard ??= this.#sent;
    this.#frames = [];
    this.#bytes = 0;
    this.#handover?.reject(new SessionLostError(reason, false));
    this.#handover = undefined;
    this.#room?.reject(new SessionLostError(reason, true));
    this.#room = undefined;
  }

  /** Bound once, so that a turn costs no closure. */
  readonly #flush = (): void => {
    if (this.#frames.length === 0) return;
    const frames = this.#frames;
    this.#frames = [];
    this.#bytes = 0;
    this.#connection.send(frames);
    this.#sent = this.#pushed;
    this.#handover?.resolve();
    this.#handover = undefined;
  };
}

function tooLong(length: number, max: number): WampError {
  const text = `the message has ${length} octets, the router accepts ${max}`;
  return new WampError(ErrorUri.PAYLOAD_SIZE_EXCEEDED, { args: [text] });
}

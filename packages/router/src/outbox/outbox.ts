import { PayloadError, ProtocolError } from "@junctor/core";
import type { Connection, Message, Serializer } from "@junctor/core";
import { asError } from "../as-error.ts";
import type { Counters } from "../counters.ts";
import type { Logger } from "../logger.ts";
import type { FlushList } from "./flush-list.ts";
import type { OutgoingMessage } from "./outgoing-message.ts";

/** What became of a message given to an outbox. Only `queued` ones arrive. */
export type Delivery =
  | "queued"
  /** The receiver's transport takes no message that long. */
  | "tooLong"
  /** The receiver's serializer cannot express the payload. */
  | "unencodable"
  /** The connection is ending. */
  | "closed";

/** What all outboxes of a router share. */
export interface OutboxContext {
  readonly flushList: FlushList;
  readonly counters: Counters;
  readonly logger: Logger;
  /** Octets waiting for one connection beyond which it is terminated. */
  readonly maxQueuedBytes: number;
}

/**
 * The way out to one connection and the only caller of its `send`: encodes, bounds what waits,
 * and writes everything of an event-loop turn at once.
 */
export class Outbox {
  readonly #connection: Connection;
  readonly #context: OutboxContext;
  #state: "clean" | "dirty" | "overflowed" | "closed" = "clean";
  #frames: Uint8Array[] = [];
  /** Octets in `#frames`. */
  #pendingBytes = 0;
  /** `connection.queuedBytes` when it was last read. It only shrinks between our sends, so this never is too low. */
  #queuedBytes = 0;

  constructor(connection: Connection, context: OutboxContext) {
    this.#connection = connection;
    this.#context = context;
  }

  /** Whether nothing can be delivered any more. */
  get closed(): boolean {
    return this.#state === "closed";
  }

  /** What its receiver speaks. */
  get serializer(): Serializer {
    return this.#connection.serializer;
  }

  /** Queues a message for this receiver alone. */
  deliver(message: Message): Delivery {
    try {
      const bytes = this.#connection.serializer.encode(message);
      if (bytes.length > this.#connection.maxSendLength) return "tooLong";
      return this.#enqueue(this.#connection.framing.frame(bytes));
    } catch (error) {
      return this.#unencodable(error);
    }
  }

  /** Queues a message that goes to other receivers too. */
  deliverShared(outgoing: OutgoingMessage): Delivery {
    try {
      const framed = outgoing.for(this.#connection.serializer, this.#connection.framing);
      if (framed.bytes.length > this.#connection.maxSendLength) return "tooLong";
      return this.#enqueue(framed.frame);
    } catch (error) {
      return this.#unencodable(error);
    }
  }

  /** Sends what waits, in one go. Called at the end of a turn, and before the connection is closed. */
  flush(): void {
    if (this.#state === "overflowed") return this.#terminate();
    if (this.#state !== "dirty") return;
    const frames = this.#frames;
    this.#frames = [];
    this.#pendingBytes = 0;
    this.#state = "clean";
    try {
      this.#connection.send(frames);
      this.#queuedBytes = this.#connection.queuedBytes;
    } catch (error) {
      this.#context.counters.faults++;
      this.#context.logger.error("a connection failed to send", { error: asError(error) });
      this.#terminate();
    }
  }

  /** Sends what waits; whatever is delivered later goes nowhere. */
  close(): void {
    this.flush();
    this.#state = "closed";
  }

  #enqueue(frame: Uint8Array): Delivery {
    if (this.#state === "clean") {
      this.#state = "dirty";
      this.#context.flushList.add(this);
    } else if (this.#state !== "dirty") {
      return "closed";
    }
    if (this.#wouldOverflow(frame.length)) return this.#overflow();
    this.#frames.push(frame);
    this.#pendingBytes += frame.length;
    this.#context.counters.messagesOut++;
    return "queued";
  }

  /** An empty queue takes any one message, so that the limit need not know the largest message. */
  #wouldOverflow(length: number): boolean {
    const limit = this.#context.maxQueuedBytes;
    if (this.#pendingBytes + this.#queuedBytes + length <= limit) return false;
    this.#queuedBytes = this.#connection.queuedBytes;
    const waiting = this.#pendingBytes + this.#queuedBytes;
    return waiting > 0 && waiting + length > limit;
  }

  /** The connection is terminated at the end of the turn, not in the middle of somebody else's message. */
  #overflow(): Delivery {
    this.#state = "overflowed";
    this.#frames = [];
    this.#context.counters.slowConsumers++;
    this.#context.logger.warn("slow consumer", {
      address: this.#connection.peer.address,
      queuedBytes: this.#pendingBytes + this.#queuedBytes,
    });
    return "closed";
  }

  #terminate(): void {
    this.#state = "closed";
    this.#connection.terminate();
  }

  /** A payload may turn out to be the sender's mistake only when it is transcoded; anything else is ours. */
  #unencodable(error: unknown): Delivery {
    if (!(error instanceof PayloadError || error instanceof ProtocolError)) {
      this.#context.counters.faults++;
      this.#context.logger.error("a message could not be encoded", { error: asError(error) });
    }
    return "unencodable";
  }
}

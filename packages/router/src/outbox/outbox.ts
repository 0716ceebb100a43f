import { PayloadError, ProtocolError } from "@junctor/core";
import type { Connection, EventMessage, Message, Serializer } from "@junctor/core";
import { asError } from "../as-error.ts";
import type { Counters } from "../counters.ts";
import type { Logger } from "../logger.ts";
import type { Backlogged, Backlogs } from "./backlogs.ts";
import type { Congestion } from "./congestion.ts";
import { HeldFrames } from "./held-frames.ts";
import type { SlowConsumerPolicy } from "./slow-consumer.ts";
import type { Deliverer, Delivery, EventDelivery } from "./deliverer.ts";
import type { FlushList } from "./flush-list.ts";
import type { OutgoingMessage } from "./outgoing-message.ts";
import type { Traffic } from "./traffic.ts";

/** What all outboxes of a router share. */
export interface OutboxContext {
  readonly flushList: FlushList;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly backlogs: Backlogs;
  readonly congestion: Congestion;
  /** Octets waiting for one connection beyond which it is terminated. */
  readonly maxQueuedBytes: number;
  /** Octets waiting for one connection beyond which events are dropped, if it may lag. */
  readonly softQueuedBytes: number;
}

/**
 * The way out to one connection and the only caller of its `send`: encodes, bounds what waits,
 * and writes everything of an event-loop turn at once.
 */
export class Outbox implements Backlogged, Deliverer {
  /** Counts what goes out; undefined unless somebody wants to know. */
  traffic: Traffic | undefined;
  readonly #connection: Connection;
  readonly #context: OutboxContext;
  #state: "clean" | "dirty" | "overflowed" | "closed" = "clean";
  #frames: Uint8Array[] = [];
  /** Octets in `#frames`. */
  #pendingBytes = 0;
  /** `connection.queuedBytes` when it was last read. It only shrinks between our sends, so this never is too low. */
  #queuedBytes = 0;
  /** What becomes of events that are too many for it. */
  slowConsumer: SlowConsumerPolicy = "disconnect";
  /** The realm of the session it is the way to; undefined before there is one. */
  realm: string | undefined;
  /** Octets given to the connection so far. */
  #sentBytes = 0;
  /** Events its receiver did without. */
  #eventsDropped = 0;
  /** What waits for a congested connection to take what it was sent; undefined while it is not congested. */
  #held: HeldFrames | undefined;

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

  get waitingBytes(): number {
    this.#queuedBytes = this.#connection.queuedBytes;
    return this.#pendingBytes + this.#queuedBytes + (this.#held?.bytes ?? 0);
  }

  get takenBytes(): number {
    return this.#sentBytes - this.#queuedBytes;
  }

  get mayLag(): boolean {
    return this.slowConsumer !== "disconnect";
  }

  /** Queues a message for this receiver alone. */
  deliver(message: Message): Delivery {
    try {
      const { serializer, framing, maxSendLength } = this.#connection;
      if (framing.head === undefined || serializer.encodeFrame === undefined) {
        const bytes = serializer.encode(message);
        if (bytes.length > maxSendLength) return "tooLong";
        return this.#count(this.#enqueue(framing.frame(bytes)), bytes.length);
      }
      const frame = serializer.encodeFrame(message, framing.head);
      const length = framing.head.messageLength(frame);
      return length > maxSendLength ? "tooLong" : this.#count(this.#enqueue(frame), length);
    } catch (error) {
      return this.#unencodable(error);
    }
  }

  /** Queues an EVENT that goes to other receivers too. */
  deliverShared(outgoing: OutgoingMessage<EventMessage>): EventDelivery {
    try {
      const framed = outgoing.for(this.#connection.serializer, this.#connection.framing);
      if (framed.bytes.length > this.#connection.maxSendLength) return "tooLong";
      const { frame, bytes } = framed;
      const delivery = this.mayLag ? this.#enqueueEvent(frame, outgoing.message) : this.#enqueue(frame);
      return this.#count(delivery, bytes.length);
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
    this.#sentBytes += this.#pendingBytes;
    this.#pendingBytes = 0;
    this.#state = "clean";
    this.#write(frames);
    // What was taken at once is not followed by `drained`.
    if (this.#held !== undefined && this.#queuedBytes === 0) this.drained();
  }

  /** The connection has taken all it was sent. */
  drained(): void {
    if (this.#state === "closed" || this.#state === "overflowed") return;
    this.#queuedBytes = 0;
    this.#context.backlogs.note(this, 0);
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    const frames = [...this.#frames, ...held.take()];
    this.#frames = [];
    this.#sentBytes += this.#pendingBytes + held.bytes;
    this.#pendingBytes = 0;
    this.#write(frames);
  }

  /** Ends a connection that lags behind. */
  evict(reason: string): void {
    if (this.#state === "closed") return;
    this.#slow(reason);
    this.#terminate();
  }

  /** Sends what waits; whatever is delivered later goes nowhere. */
  close(): void {
    this.flush();
    if (this.#held !== undefined) this.drained();
    this.#end();
  }

  #write(frames: readonly Uint8Array[]): void {
    if (frames.length === 0) return;
    try {
      this.#connection.send(frames);
      this.#queuedBytes = this.#connection.queuedBytes;
      if (this.#queuedBytes > 0) this.#context.backlogs.note(this, this.waitingBytes);
    } catch (error) {
      this.#context.counters.faults++;
      this.#context.logger.error("a connection failed to send", { error: asError(error) });
      this.#terminate();
    }
  }

  #count<Outcome extends EventDelivery>(delivery: Outcome, octets: number): Outcome {
    if (this.traffic !== undefined && delivery === "queued") {
      this.traffic.messagesOut += 1;
      this.traffic.bytesOut += octets;
    }
    return delivery;
  }

  #enqueue(frame: Uint8Array): Delivery {
    if (this.#state === "clean") {
      this.#state = "dirty";
      this.#context.flushList.add(this);
    } else if (this.#state !== "dirty") {
      return "closed";
    }
    if (this.#wouldOverflow(frame.length)) return this.#overflow();
    this.#context.counters.messagesOut++;
    if (this.#held !== undefined) {
      this.#held.push(frame);
      return "queued";
    }
    this.#frames.push(frame);
    this.#pendingBytes += frame.length;
    this.#context.flushList.pendingBytes += frame.length;
    return "queued";
  }

  /** Queues an event as long as not too much waits; then it, or others before it, are dropped. */
  #enqueueEvent(frame: Uint8Array, event: EventMessage): EventDelivery {
    if (this.#state === "closed" || this.#state === "overflowed") return "closed";
    if (!this.#isCongested(frame.length)) return this.#enqueue(frame);
    if (this.slowConsumer === "dropNewest") return this.#drop(1);
    this.#held ??= new HeldFrames(
      this.slowConsumer === "keepLatest" ? "keepLatest" : "dropOldest",
      this.#context.softQueuedBytes,
    );
    this.#context.counters.messagesOut++;
    const dropped = this.#held.pushEvent(frame, event);
    if (dropped > 0) this.#drop(dropped);
    return "queued";
  }

  #isCongested(length: number): boolean {
    if (this.#held !== undefined) return true;
    const limit = this.#context.softQueuedBytes;
    return this.#pendingBytes + this.#queuedBytes + length > limit && this.waitingBytes + length > limit;
  }

  #drop(count: number): "dropped" {
    if (this.#eventsDropped === 0)
      this.#context.logger.warn("events dropped", { address: this.#connection.peer.address });
    this.#eventsDropped += count;
    this.#context.counters.eventsDropped += count;
    return "dropped";
  }

  /** An empty queue takes any one message, so that the limit need not know the largest message. */
  #wouldOverflow(length: number): boolean {
    const limit = this.#context.maxQueuedBytes;
    if (this.#held === undefined && this.#pendingBytes + this.#queuedBytes + length <= limit) return false;
    const waiting = this.waitingBytes;
    return waiting > 0 && waiting + length > limit;
  }

  /** The connection is terminated at the end of the turn, not in the middle of somebody else's message. */
  #overflow(): Delivery {
    this.#slow("too much waited");
    this.#state = "overflowed";
    this.#frames = [];
    this.#held = undefined;
    return "closed";
  }

  #slow(reason: string): void {
    const { address } = this.#connection.peer;
    this.#context.counters.slowConsumers++;
    this.#context.logger.warn("slow consumer", { reason, address, queuedBytes: this.waitingBytes });
  }

  #terminate(): void {
    this.#end();
    this.#connection.terminate();
  }

  #end(): void {
    this.#state = "closed";
    this.#held = undefined;
    this.#context.backlogs.forget(this);
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

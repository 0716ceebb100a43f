import type { EventMessage, Message, Serializer } from "@junctor/core";
import type { OutgoingMessage } from "./outgoing-message.ts";
import type { SlowConsumerPolicy } from "./slow-consumer.ts";
import type { Traffic } from "./traffic.ts";

/** What became of a message that was to be delivered. Only `queued` ones arrive. */
export type Delivery =
  | "queued"
  /** The receiver's transport takes no message that long. */
  | "tooLong"
  /** The receiver's serializer cannot express the payload. */
  | "unencodable"
  /** The connection is ending. */
  | "closed";

/** What became of an event; `dropped`: its receiver lags behind, and does without it. */
export type EventDelivery = Delivery | "dropped";

/** The way to one receiver, as broker and dealer use it. */
export interface Deliverer {
  /** What the receiver speaks. */
  readonly serializer: Serializer;
  /** Counts what is delivered over a connection; undefined unless somebody wants to know. */
  traffic?: Traffic | undefined;
  /** What becomes of events that are too many for it; nothing is if it takes none. */
  slowConsumer?: SlowConsumerPolicy;
  /** Delivers a message for this receiver alone. */
  deliver(message: Message): Delivery;
  /** Delivers an event that goes to other receivers too. */
  deliverShared(outgoing: OutgoingMessage<EventMessage>): EventDelivery;
}

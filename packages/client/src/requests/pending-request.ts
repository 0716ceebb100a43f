import type { MessageOf, MessageType } from "@junctor/core";
import type { PayloadCodec } from "../passthru/payload-codec.ts";

/** The type codes of the six requests, which share one sequence of ids (spec: BP-ID-05). */
export type RequestType =
  | typeof MessageType.PUBLISH
  | typeof MessageType.SUBSCRIBE
  | typeof MessageType.UNSUBSCRIBE
  | typeof MessageType.CALL
  | typeof MessageType.REGISTER
  | typeof MessageType.UNREGISTER;

/** A request on its way out. */
export type RequestMessage = MessageOf<RequestType>;

/** The messages that answer a request positively. */
export type ReplyMessage = MessageOf<
  | typeof MessageType.PUBLISHED
  | typeof MessageType.SUBSCRIBED
  | typeof MessageType.UNSUBSCRIBED
  | typeof MessageType.RESULT
  | typeof MessageType.REGISTERED
  | typeof MessageType.UNREGISTERED
>;

/** A request that waits for its answer, which it gets within the turn in which the answer arrives. */
export interface PendingRequest {
  /** The type of the message that was sent. */
  readonly type: RequestType;
  /** The number of its frame in the outbox. */
  frame: number;
  /** What unpacks the payload of its answer, if it was sent with a codec of its own. */
  readonly codec?: PayloadCodec | undefined;
  /** The positive answer; called only with the reply that belongs to `type`. */
  accept(reply: ReplyMessage): void;
  /** The negative answer, or the end of the session. */
  refuse(error: unknown): void;
}

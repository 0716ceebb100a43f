import { EMPTY_DICT, Payload } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { Dict } from "@junctor/core";
import { payloadOf } from "../payload-of.ts";
import type { SessionContext } from "../session/session-context.ts";
import type { PendingCall } from "./pending-call.ts";

/** Says that more chunks of a call are to come. */
export const MORE: Dict = Object.freeze({ progress: true });

/** The call that chunks are of. */
type ChunkedCall = Pick<PendingCall<unknown>, "request" | "codec" | "timer">;

/** Sends the chunks of a call behind its first: CALLs of the same id, with no other options (spec: AP-PCI-05, -15). */
export class ChunkSender {
  readonly #session: SessionContext;
  readonly #call: ChunkedCall;
  readonly #procedure: string;

  constructor(session: SessionContext, call: ChunkedCall, procedure: string) {
    this.#session = session;
    this.#call = call;
    this.#procedure = procedure;
  }

  /**
   * Sends a chunk. Fulfilled when there is room for the next.
   * @throws {PayloadError | WampError} if it cannot be sent.
   */
  send(element: unknown): Promise<void> {
    this.#send(payloadOf(element), MORE);
    return this.#session.link.outbox.room();
  }

  /** Sends the last one, with nothing in it (spec: AP-PCI-07). */
  finish(): void {
    this.#send(Payload.EMPTY, EMPTY_DICT);
  }

  /** The time for the answer starts (T40). */
  #send(values: Payload, options: Dict): void {
    const { request, codec, timer } = this.#call;
    const payload = codec?.passthru.pack(values, codec) ?? values;
    this.#session.link.send({ type: MessageType.CALL, request, options, procedure: this.#procedure, payload });
    timer?.rearm();
  }
}

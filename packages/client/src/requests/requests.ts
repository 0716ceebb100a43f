import { ProtocolError, SequentialIds } from "@junctor/core";
import type { ErrorMessage } from "@junctor/core";
import { errorOfMessage } from "../errors/error-of-message.ts";
import { NotConnectedError } from "../errors/not-connected-error.ts";
import { SessionLostError } from "../errors/session-lost-error.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import type { Link } from "../session/link.ts";
import type { PendingRequest, ReplyMessage, RequestMessage, RequestType } from "./pending-request.ts";

/**
 * The requests of one session: their ids, strictly sequential from 1 (spec: BP-ID-04), and those that wait for an answer.
 * An answer to an id that waits for none is late and ignored (T2).
 */
export class Requests {
  readonly #link: Link;
  readonly #pending = new Map<number, PendingRequest>();
  #ids = new SequentialIds();
  #settled: (() => void) | undefined;

  constructor(link: Link) {
    this.#link = link;
  }

  /**
   * The id of the request that is sent next.
   * @throws {NotConnectedError} if the session is over.
   */
  nextId(): number {
    if (this.#link.state !== "established") throw new NotConnectedError("the session has ended");
    return this.#ids.next();
  }

  /**
   * Sends a request made with `nextId` that will not be answered.
   * @returns the number of its frame in the outbox.
   * @throws {PayloadError | WampError} if it cannot be sent; its id is used for the next one.
   */
  notify(message: RequestMessage): number {
    try {
      return this.#link.send(message);
    } catch (error) {
      this.#ids = new SequentialIds(message.request - 1);
      throw error;
    }
  }

  /** Sends a request made with `nextId`. Its answer goes to `pending`, and so does the error if it cannot be sent. */
  send(message: RequestMessage, pending: PendingRequest): void {
    try {
      pending.frame = this.notify(message);
      this.#pending.set(message.request, pending);
    } catch (error) {
      pending.refuse(error);
    }
  }

  /** Gives a reply to the request it answers. */
  settle(type: RequestType, reply: ReplyMessage): void {
    this.#take(type, reply.request)?.accept(reply);
  }

  /** The request that waits under an id. */
  find(id: number): PendingRequest | undefined {
    return this.#pending.get(id);
  }

  /** Gives an ERROR to the request it answers. */
  refuse(type: RequestType, message: ErrorMessage): void {
    this.#take(type, message.request)?.refuse(errorOfMessage(message));
  }

  /** The codec a request that waits was sent with, if any. */
  codecOf(id: number): PayloadCodec | undefined {
    return this.#pending.get(id)?.codec;
  }

  /** Stops waiting: an answer that still comes is ignored. Returns false if there was nothing to wait for. */
  retire(id: number): boolean {
    const waited = this.#pending.delete(id);
    if (this.#pending.size === 0) this.#settled?.();
    return waited;
  }

  /** Resolves when nothing waits any more, for who asked last. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settled = resolve;
      this.retire(0);
    });
  }

  /** Refuses everything that waits, because the session is over. */
  abandon(reason: string, cause?: unknown): void {
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    this.#settled?.();
    const { sent } = this.#link.outbox;
    for (const request of lost) request.refuse(new SessionLostError(reason, request.frame <= sent, cause));
  }

  #take(type: RequestType, id: number): PendingRequest | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    if (pending.type !== type) throw new ProtocolError(`request ${id} was answered as if it had type ${type}`);
    this.retire(id);
    return pending;
  }
}

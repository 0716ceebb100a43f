import { Deferred } from "../deferred.ts";
import { BufferOverflowError } from "../errors/buffer-overflow-error.ts";
import type { EventSink } from "./event-sink.ts";
import { IteratorSink } from "./iterator-sink.ts";
import type { IterableSubscription } from "./subscription.ts";
import type { WampEvent } from "./wamp-event.ts";

/** What a subscription is made of. */
export interface SubscriptionInit {
  readonly id: number;
  readonly topic: string;
  readonly sink: EventSink;
  /** Tells the router, if need be, that the subscription is not wanted any more. */
  readonly leave: (subscription: ActiveSubscription) => Promise<void>;
  /** Gets errors of leaving that nobody waits for. */
  readonly report: (error: unknown) => void;
}

/** One handler's or iterator's share in a subscription. */
export class ActiveSubscription implements IterableSubscription {
  readonly topic: string;
  readonly closed: Promise<string | undefined>;
  readonly #init: SubscriptionInit;
  readonly #closed = new Deferred<string | undefined>();
  #state: "active" | "closed" = "active";
  #left: Promise<void> = Promise.resolve();

  constructor(init: SubscriptionInit) {
    this.topic = init.topic;
    this.closed = this.#closed.promise;
    this.#init = init;
  }

  get id(): number {
    return this.#init.id;
  }

  get active(): boolean {
    return this.#state === "active";
  }

  get dropped(): number {
    return this.#init.sink.dropped;
  }

  unsubscribe(): Promise<void> {
    this.#init.sink.stop();
    if (this.#state === "active") this.#leave(undefined);
    return this.#left;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.unsubscribe();
  }

  [Symbol.asyncIterator](): AsyncIterator<WampEvent, undefined> {
    const { sink } = this.#init;
    if (!(sink instanceof IteratorSink)) throw new TypeError("a subscription with a handler cannot be iterated");
    return {
      next: () => sink.next(),
      return: () => this.unsubscribe().then(() => ({ done: true, value: undefined })),
    };
  }

  /** An event came. If there is no room for it the subscription is given up. */
  push(event: WampEvent): void {
    const { sink, report } = this.#init;
    if (sink.push(event)) return;
    const error = new BufferOverflowError(`the subscription to "${this.topic}"`);
    sink.end(error);
    this.#leave(error.message);
    this.#left.catch(report);
  }

  /** Somebody else than `unsubscribe` ended the subscription; `error` is thrown at who iterates. */
  close(reason: string | undefined, error?: Error): void {
    if (this.#state === "closed") return;
    this.#init.sink.end(error);
    this.#finish(reason);
  }

  #leave(reason: string | undefined): void {
    this.#finish(reason);
    this.#left = this.#init.leave(this);
  }

  #finish(reason: string | undefined): void {
    this.#state = "closed";
    this.#closed.resolve(reason);
  }
}

import type { IterableSubscription } from "../subscriber/subscription.ts";
import type { WampEvent } from "../subscriber/wamp-event.ts";
import { mapIterator } from "./map-iterator.ts";
import type { pass } from "./map-iterator.ts";

/** A subscription for `for await` whose events are read by a contract; those that do not fit are passed over. */
export class CheckedSubscription<E> implements IterableSubscription<E> {
  readonly #subscription: IterableSubscription;
  readonly #read: (event: WampEvent) => Promise<E | typeof pass>;

  constructor(subscription: IterableSubscription, read: (event: WampEvent) => Promise<E | typeof pass>) {
    this.#subscription = subscription;
    this.#read = read;
  }

  get topic(): string {
    return this.#subscription.topic;
  }

  get id(): number {
    return this.#subscription.id;
  }

  get active(): boolean {
    return this.#subscription.active;
  }

  get dropped(): number {
    return this.#subscription.dropped;
  }

  get closed(): Promise<string | undefined> {
    return this.#subscription.closed;
  }

  unsubscribe(): Promise<void> {
    return this.#subscription.unsubscribe();
  }

  [Symbol.asyncIterator](): AsyncIterator<E, undefined> {
    return mapIterator(this.#subscription[Symbol.asyncIterator](), this.#read);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.unsubscribe();
  }
}

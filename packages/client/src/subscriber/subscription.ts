import type { WampEvent } from "./wamp-event.ts";

/** A subscription of this session. Subscriptions to the same topic share an id; each is ended by itself. */
export interface Subscription extends AsyncDisposable {
  /** The topic or pattern that was subscribed to. */
  readonly topic: string;
  readonly id: number;
  /** Whether events still come. */
  readonly active: boolean;
  /** How many events were lost to a full buffer. */
  readonly dropped: number;
  /** Resolves when no more events come: with `undefined` after `unsubscribe`, else with the reason. */
  readonly closed: Promise<string | undefined>;
  /**
   * Ends the subscription; events that wait in its buffer are forgotten. Breaking out of a `for await`
   * loop does the same.
   * @throws {WampError} if the router refuses.
   */
  unsubscribe(): Promise<void>;
}

/**
 * A subscription without a handler: its events are taken with `for await`, by one loop. The loop ends when the
 * subscription does; it throws a `BufferOverflowError` if events came faster than it took them.
 */
export interface IterableSubscription<E = WampEvent> extends Subscription, AsyncIterable<E> {}

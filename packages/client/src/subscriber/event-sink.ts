import type { WampEvent } from "./wamp-event.ts";

/** Where the events of one subscription go: a handler or an iterator. */
export interface EventSink {
  /** How many events were lost to a full buffer. */
  readonly dropped: number;
  /** How many events wait to be taken. */
  readonly pending: number;
  /** Takes an event. Returns false if there is no room for it. */
  push(event: WampEvent): boolean;
  /** No more events come; what waits may still be taken. `error` is thrown behind it. */
  end(error?: Error): void;
  /** Nobody wants events any more, not even those that wait. */
  stop(): void;
  /** Resolves when a handler has handled all events, for who asked last. Missing where nobody has to. */
  settled?(): Promise<void>;
}

import { Deferred } from "../deferred.ts";
import { EventBuffer } from "./event-buffer.ts";
import type { BufferOptions } from "./subscribe-options.ts";
import type { WampEvent } from "./wamp-event.ts";

const DEFAULT_BUFFER: BufferOptions = { max: 1000, overflow: "error" };

/** Keeps events, or progressive results, until an iterator asks for them. An `EventSink` of its events. */
export class IteratorSink<T extends object = WampEvent> {
  readonly #buffer: EventBuffer<T>;
  /** Takers that wait for an event, oldest first. */
  readonly #takers: Deferred<IteratorResult<T, undefined>>[] = [];
  #state: "open" | "ended" = "open";
  #error: unknown;

  constructor(buffer: BufferOptions = DEFAULT_BUFFER) {
    this.#buffer = new EventBuffer(buffer);
  }

  get dropped(): number {
    return this.#buffer.dropped;
  }

  get pending(): number {
    return this.#buffer.pending;
  }

  push(event: T): boolean {
    const taker = this.#takers.shift();
    if (taker === undefined) return this.#buffer.put(event);
    taker.resolve({ done: false, value: event });
    return true;
  }

  end(error?: unknown): void {
    if (this.#state === "ended") return;
    this.#state = "ended";
    this.#error = error;
    for (const taker of this.#takers.splice(0)) this.#conclude(taker);
  }

  stop(error?: unknown): void {
    this.#buffer.clear();
    this.end(error);
  }

  /** The next event; `done` behind the last one. Rejects once if the subscription was given up for an error. */
  next(): Promise<IteratorResult<T, undefined>> {
    const taker = new Deferred<IteratorResult<T, undefined>>();
    const event = this.#buffer.take();
    if (event !== undefined) taker.resolve({ done: false, value: event });
    else if (this.#state === "ended") this.#conclude(taker);
    else this.#takers.push(taker);
    return taker.promise;
  }

  #conclude(taker: Deferred<IteratorResult<T, undefined>>): void {
    const error = this.#error;
    this.#error = undefined;
    if (error === undefined) taker.resolve({ done: true, value: undefined });
    else taker.reject(error);
  }
}

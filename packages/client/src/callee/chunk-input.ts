import type { Result } from "../caller/result.ts";
import { IteratorSink } from "../subscriber/iterator-sink.ts";
import type { BufferOptions } from "../subscriber/subscribe-options.ts";

/** The input of an invocation that came whole. */
export const NO_INPUT: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};

/** The chunks of an invocation that come behind the first one, until its handler takes them. */
export class ChunkInput implements AsyncIterable<Result> {
  readonly #sink: IteratorSink<Result>;
  /** `complete` when the last chunk has come, `unwanted` when nobody takes chunks any more. */
  #state: "open" | "complete" | "unwanted" = "open";

  constructor(buffer: BufferOptions | undefined) {
    this.#sink = new IteratorSink(buffer);
  }

  /** Whether chunks are still to come. */
  get expected(): boolean {
    return this.#state !== "complete";
  }

  /** Takes a chunk. Returns false if there is no room for it. */
  push(chunk: Result): boolean {
    return this.#state === "unwanted" || this.#sink.push(chunk);
  }

  /** The last chunk has come. */
  complete(): void {
    this.#state = "complete";
    this.#sink.end();
  }

  /** The invocation is over; who still iterates gets no chunk that waits, but `error` if there is one. */
  stop(error?: unknown): void {
    this.#sink.stop(error);
  }

  [Symbol.asyncIterator](): AsyncIterator<Result, undefined> {
    return {
      next: () => this.#sink.next(),
      return: () => {
        if (this.#state === "open") this.#state = "unwanted";
        this.#sink.stop();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}

import { IteratorSink } from "../subscriber/iterator-sink.ts";
import type { Status } from "./status.ts";

/** Who reads a status only now and then loses the oldest. */
const BUFFER = { max: 100, overflow: "drop-oldest" } as const;

/** Tells what happens to a client to all who want to know. */
export class StatusFeed {
  readonly #readers = new Set<IteratorSink<Status>>();
  readonly #listener: (status: Status) => void;
  /** How the client stands. */
  #last: Status | undefined;

  constructor(listener: (status: Status) => void) {
    this.#listener = listener;
  }

  /** Bound, so that it can be handed on. */
  readonly tell = (status: Status): void => {
    if (status.type !== "restored" && status.type !== "slow") this.#last = status;
    this.#listener(status);
    for (const reader of this.#readers) {
      reader.push(status);
      if (status.type === "closed") reader.end();
    }
  };

  /** One more reader for each loop; it begins with how the client stands. */
  read(): AsyncIterable<Status> {
    return { [Symbol.asyncIterator]: () => this.#iterate() };
  }

  #iterate(): AsyncIterator<Status, undefined> {
    const reader = new IteratorSink<Status>(BUFFER);
    this.#readers.add(reader);
    if (this.#last !== undefined) reader.push(this.#last);
    if (this.#last?.type === "closed") reader.end();
    return {
      next: () => reader.next(),
      return: () => {
        this.#readers.delete(reader);
        reader.stop();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}

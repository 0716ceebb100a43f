import type { ChunkSender } from "./chunk-sender.ts";

/** What a caller sends behind the first arguments: one chunk for each element. */
export type Input = AsyncIterable<unknown> | Iterable<unknown>;

/** What becomes of an input. */
export interface InputInit {
  /** Where its elements go. */
  readonly sender: Pick<ChunkSender, "send" | "finish">;
  /** The input threw, or an element cannot be sent: gives the call up. */
  readonly fail: (error: unknown) => void;
  /** The input did not stop cleanly, of which nobody else learns. */
  readonly report: (error: unknown) => void;
}

/** Takes elements from the input of a call as fast as they can be sent, until there are no more or it is stopped. */
export class CallInput {
  readonly #init: InputInit;
  readonly #input: Input;
  #iterator: AsyncIterator<unknown> | undefined;
  #state: "running" | "ended" = "running";

  constructor(input: Input, init: InputInit) {
    this.#init = init;
    this.#input = input;
  }

  /** Never rejects. */
  async run(): Promise<void> {
    let next = await this.#take();
    while (next?.done === false && (await this.#send(next.value))) next = await this.#take();
    if (next?.done !== true || !this.#end()) return;
    try {
      this.#init.sender.finish();
    } catch (error) {
      this.#init.fail(error);
    }
  }

  /** The call is over: the iterator is told, and nothing more is sent. */
  stop(): void {
    if (this.#end()) void this.#close();
  }

  /** The next element; undefined if nobody wants it any more. */
  async #take(): Promise<IteratorResult<unknown> | undefined> {
    try {
      this.#iterator ??= iteratorOf(this.#input);
      const next = await this.#iterator.next();
      return this.#state === "running" ? next : undefined;
    } catch (error) {
      // An iterator that threw is at its end.
      if (this.#end()) this.#init.fail(error);
      else this.#init.report(error);
      return undefined;
    }
  }

  /** Whether to go on. */
  async #send(element: unknown): Promise<boolean> {
    try {
      await this.#init.sender.send(element);
    } catch (error) {
      // Failing stops this input, unless something else did before: that is why nothing can be sent.
      if (this.#state === "running") this.#init.fail(error);
    }
    return this.#state === "running";
  }

  /** Returns false if it had ended before. */
  #end(): boolean {
    const ended = this.#state === "running";
    this.#state = "ended";
    return ended;
  }

  async #close(): Promise<void> {
    try {
      await this.#iterator?.return?.();
    } catch (error) {
      this.#init.report(error);
    }
  }
}

/** Iterates over an input, whichever way it is iterable. */
export function iteratorOf(input: Input): AsyncIterator<unknown> {
  return Symbol.asyncIterator in input ? input[Symbol.asyncIterator]() : asynchronous(input);
}

async function* asynchronous(input: Iterable<unknown>): AsyncGenerator {
  yield* input;
}

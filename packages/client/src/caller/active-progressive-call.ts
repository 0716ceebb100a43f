import type { ResultMessage } from "@junctor/core";
import { BufferOverflowError } from "../errors/buffer-overflow-error.ts";
import { CallCanceledError } from "../errors/call-canceled-error.ts";
import type { PayloadCodec } from "../passthru/payload-codec.ts";
import { IteratorSink } from "../subscriber/iterator-sink.ts";
import type { BufferOptions } from "../subscriber/subscribe-options.ts";
import type { CallInput } from "./call-input.ts";
import { PendingCall } from "./pending-call.ts";
import type { ProgressiveCall } from "./progressive-call.ts";
import type { Result } from "./result.ts";

/** What a progressive call is made of. */
export interface ProgressiveCallInit {
  readonly procedure: string;
  /** Ends the call on this side and cancels it. */
  readonly giveUp: (reason: unknown) => void;
  readonly buffer: BufferOptions | undefined;
  /** What the call is packed with. */
  readonly codec: PayloadCodec | undefined;
}

/** A call that waits for any number of progressive results and a final one. */
export class ActiveProgressiveCall<P, V> extends PendingCall<V> implements ProgressiveCall<P, V> {
  readonly #init: ProgressiveCallInit;
  readonly #results: IteratorSink<Result<P>>;
  #input: CallInput | undefined;

  constructor(init: ProgressiveCallInit) {
    super(init.codec);
    this.#init = init;
    this.#results = new IteratorSink(init.buffer);
    // Who only iterates learns of a failure there.
    this.promise.catch(() => undefined);
  }

  get result(): Promise<Result<V>> {
    return this.promise;
  }

  /** Starts to send an input; it is stopped when the call has ended. */
  feed(input: CallInput): void {
    this.#input = input;
    void input.run();
  }

  /** A progressive RESULT; the time for the next one starts (spec: AP-PCR-10). */
  progress(message: ResultMessage): void {
    this.timer?.rearm();
    try {
      if (this.#results.push(this.read(message))) return;
      this.#init.giveUp(new BufferOverflowError(`the call of "${this.#init.procedure}"`));
    } catch (error) {
      this.#init.giveUp(error);
    }
  }

  override accept(message: ResultMessage): void {
    super.accept(message);
    this.#input?.stop();
    this.#results.end();
  }

  override refuse(error: unknown): void {
    super.refuse(error);
    this.#input?.stop();
    this.#results.end(error);
  }

  cancel(reason: unknown = new CallCanceledError({ args: ["canceled by the caller"] })): void {
    this.#init.giveUp(reason);
  }

  [Symbol.asyncIterator](): AsyncIterator<Result<P>, undefined> {
    return {
      next: () => this.#results.next(),
      return: () => {
        this.#results.stop();
        this.cancel();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.cancel();
    return Promise.resolve();
  }
}

import type { ErrorReporter } from "../error-reporter.ts";
import { isThenable } from "../is-thenable.ts";
import { EventBuffer } from "./event-buffer.ts";
import type { EventHandler } from "./event-handler.ts";
import type { EventSink } from "./event-sink.ts";
import type { BufferOptions } from "./subscribe-options.ts";
import type { WampEvent } from "./wamp-event.ts";

const UNBOUNDED: BufferOptions = { max: Infinity, overflow: "error" };

/** Calls a handler for one event after the other. Its exceptions are reported and change nothing. */
export class HandlerSink implements EventSink {
  readonly #handler: EventHandler;
  readonly #report: ErrorReporter;
  readonly #buffer: EventBuffer;
  #state: "idle" | "busy" = "idle";
  #settled: (() => void) | undefined;

  constructor(handler: EventHandler, report: ErrorReporter, buffer: BufferOptions = UNBOUNDED) {
    this.#handler = handler;
    this.#report = report;
    this.#buffer = new EventBuffer(buffer);
  }

  get dropped(): number {
    return this.#buffer.dropped;
  }

  get pending(): number {
    return this.#buffer.pending;
  }

  push(event: WampEvent): boolean {
    if (this.#state === "busy") return this.#buffer.put(event);
    this.#state = "busy";
    this.#run(event);
    return true;
  }

  end(error?: Error): void {
    if (error !== undefined) this.#report(error, { kind: "event" });
  }

  stop(): void {
    this.#buffer.clear();
  }

  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settled = resolve;
      if (this.#state === "idle") resolve();
    });
  }

  /** Handles events until there are none, or until one takes time. */
  #run(first: WampEvent): void {
    for (let event: WampEvent | undefined = first; event !== undefined; event = this.#buffer.take()) {
      const work = this.#handle(event);
      if (work !== undefined) {
        void this.#goOnAfter(work, event);
        return;
      }
    }
    this.#rest();
  }

  #rest(): void {
    this.#state = "idle";
    this.#settled?.();
  }

  #handle(event: WampEvent): PromiseLike<unknown> | undefined {
    try {
      const work = this.#handler(event);
      return isThenable(work) ? work : undefined;
    } catch (error) {
      this.#fail(error, event);
      return undefined;
    }
  }

  async #goOnAfter(work: PromiseLike<unknown>, event: WampEvent): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#fail(error, event);
    }
    const waiting = this.#buffer.take();
    if (waiting === undefined) this.#rest();
    else this.#run(waiting);
  }

  #fail(error: unknown, event: WampEvent): void {
    this.#report(error, { kind: "event", uri: event.topic });
  }
}

import type { Dict, IdleTimer, InvocationMessage } from "@junctor/core";
import type { Result } from "../caller/result.ts";
import type { Kwargs } from "../kwargs.ts";
import { ChunkInput, NO_INPUT } from "./chunk-input.ts";
import type { ActiveRegistration } from "./active-registration.ts";
import type { Invocation } from "./invocation.ts";

/** Sends a progressive result of an invocation. */
export type SendProgress = (invocation: ActiveInvocation, value: unknown) => Promise<void>;

/** An invocation that has not been answered yet. */
export class ActiveInvocation implements Invocation {
  /** `INVOCATION.Request`. */
  readonly request: number;
  readonly procedure: string;
  readonly args: readonly unknown[];
  readonly kwargs: Kwargs;
  readonly details: Dict;
  readonly caller: number | undefined;
  readonly receiveProgress: boolean;
  /** Where later chunks go; undefined if it came whole. */
  readonly chunks: ChunkInput | undefined;
  /** Ends the invocation if it is silent for too long; none unless the dealer handed a timeout over. */
  timer: IdleTimer | undefined;
  /** Made when the handler first asks for the signal; most never do. */
  #controller: AbortController | undefined;
  readonly #progress: SendProgress;
  #interrupted: { readonly reason: unknown } | undefined;

  /**
   * @param registration What was called.
   * @param progress Sends progressive results.
   * @throws {PayloadError} if the payload cannot be decoded.
   */
  constructor(
    { request, details, payload }: InvocationMessage,
    { procedure, buffer }: Pick<ActiveRegistration, "procedure" | "buffer">,
    progress: SendProgress,
  ) {
    const { procedure: called, caller } = details;
    this.request = request;
    this.procedure = typeof called === "string" ? called : procedure;
    this.args = payload.args;
    this.kwargs = payload.kwargs;
    this.details = details;
    this.receiveProgress = details["receive_progress"] === true;
    this.chunks = details["progress"] === true ? new ChunkInput(buffer) : undefined;
    this.#progress = progress;
    this.caller = typeof caller === "number" ? caller : undefined;
  }

  /** A function of its own, so that handlers may take their invocation apart. */
  get progress(): (value?: unknown) => Promise<void> {
    return (value) => this.#progress(this, value);
  }

  get input(): AsyncIterable<Result> {
    return this.chunks ?? NO_INPUT;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#interrupted !== undefined) this.#controller.abort(this.#interrupted.reason);
    }
    return this.#controller.signal;
  }

  /** Whether the handler was told to stop. */
  get interrupted(): boolean {
    return this.#interrupted !== undefined;
  }

  /** Tells the handler to stop. */
  interrupt(reason: unknown): void {
    this.#interrupted ??= { reason };
    this.chunks?.stop(reason);
    this.#controller?.abort(reason);
  }
}

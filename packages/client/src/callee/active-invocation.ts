import type { Dict, IdleTimer, InvocationMessage } from "@junctor/core";
import type { Kwargs } from "../kwargs.ts";
import type { Invocation } from "./invocation.ts";

/** An invocation that has not been answered yet. */
export class ActiveInvocation implements Invocation {
  /** `INVOCATION.Request`. */
  readonly request: number;
  readonly procedure: string;
  readonly args: readonly unknown[];
  readonly kwargs: Kwargs;
  readonly details: Dict;
  readonly caller: number | undefined;
  /** Ends the invocation if it is silent for too long; none unless the dealer handed a timeout over. */
  timer: IdleTimer | undefined;
  /** Made when the handler first asks for the signal; most never do. */
  #controller: AbortController | undefined;
  #interrupted: { readonly reason: unknown } | undefined;

  /**
   * @param procedure The registered procedure.
   * @throws {PayloadError} if the payload cannot be decoded.
   */
  constructor({ request, details, payload }: InvocationMessage, procedure: string) {
    const { procedure: called, caller } = details;
    this.request = request;
    this.procedure = typeof called === "string" ? called : procedure;
    this.args = payload.args;
    this.kwargs = payload.kwargs;
    this.details = details;
    this.caller = typeof caller === "number" ? caller : undefined;
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
    this.#controller?.abort(reason);
  }
}

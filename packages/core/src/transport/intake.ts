import type { ConnectionEnd, ConnectionHandlers } from "../connection.ts";
import { systemClock } from "../runtime.ts";

/**
 * Stands between a transport and the owner of a connection and keeps what `Connection` promises: messages that
 * arrive before `open` or while paused are kept, no handler is called from within a call of the owner, and
 * `closed` is the last call and happens once. The transport calls `message`, `end` and `drained` from events of
 * its own only.
 */
export class Intake {
  readonly #defer: (fn: () => void) => void;
  #handlers: ConnectionHandlers | undefined;
  #flow: "flowing" | "paused" | "resuming" = "resuming";
  #accepts: "messages" | "nothing" = "messages";
  #kept: Uint8Array[] = [];
  #end: ConnectionEnd | undefined;

  /** @param defer Runs something after the call that asks for it. Default: at the end of the turn. */
  constructor(defer: (fn: () => void) => void = (fn) => systemClock.endOfTurn(fn)) {
    this.#defer = defer;
  }

  /** Takes the owner's handlers; what was kept is delivered in a later turn. */
  open(handlers: ConnectionHandlers): void {
    this.#handlers = handlers;
    if (this.#flow === "resuming") this.#scheduleFlush();
  }

  /** Keeps messages from now on. */
  pause(): void {
    if (this.#accepts === "messages") this.#flow = "paused";
  }

  /** Delivers what was kept in a later turn, and then whatever arrives. */
  resume(): void {
    if (this.#flow !== "paused") return;
    this.#flow = "resuming";
    this.#scheduleFlush();
  }

  /** Delivers no message any more, kept ones included; only the end is still told. */
  refuse(): void {
    this.#accepts = "nothing";
    this.#kept = [];
    this.resume();
  }

  /** A message arrived. */
  message(bytes: Uint8Array): void {
    if (this.#accepts === "nothing" || this.#end !== undefined) return;
    if (this.#flow === "flowing") this.#handlers?.message(bytes);
    else this.#kept.push(bytes);
  }

  /** Nothing arrives any more. Told to the owner after the messages that are kept; only the first end counts. */
  end(end: ConnectionEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    if (this.#flow === "flowing") this.#handlers?.closed(end);
  }

  /** Everything sent has been taken. */
  drained(): void {
    if (this.#end === undefined) this.#handlers?.drained?.();
  }

  #scheduleFlush(): void {
    if (this.#handlers !== undefined) this.#defer(() => this.#flush());
  }

  #flush(): void {
    const handlers = this.#handlers;
    if (handlers === undefined || this.#flow !== "resuming") return;
    this.#deliverKept(handlers);
    if (this.#flow !== "resuming") return;
    this.#flow = "flowing";
    if (this.#end !== undefined) handlers.closed(this.#end);
  }

  #deliverKept(handlers: ConnectionHandlers): void {
    const kept = this.#kept;
    let delivered = 0;
    try {
      while (delivered < kept.length && kept === this.#kept && this.#flow === "resuming") {
        handlers.message(kept[delivered++] as Uint8Array);
      }
    } catch (error) {
      this.#scheduleFlush();
      throw error;
    } finally {
      kept.splice(0, delivered);
    }
  }
}

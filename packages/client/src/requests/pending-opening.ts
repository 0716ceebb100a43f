import { Deferred } from "../deferred.ts";
import { onAbort } from "../on-abort.ts";
import { AwaitedRequest } from "./awaited-request.ts";
import type { ReplyMessage, RequestType } from "./pending-request.ts";

/** What SUBSCRIBE and REGISTER open: it lasts until it is closed. */
interface Opened extends AsyncDisposable {
  readonly closed: Promise<unknown>;
}

/** What a pending opening is made of. */
export interface OpeningInit<R extends ReplyMessage, H extends Opened> {
  readonly type: RequestType;
  /** Puts what the reply says in place. */
  readonly open: (reply: R) => H;
  /** Withdraws the request, and closes what it opened. */
  readonly signal: AbortSignal | undefined;
  /** Gets errors of closing on behalf of the signal. */
  readonly report: (error: unknown) => void;
}

/**
 * A request that opens something that lasts: SUBSCRIBE or REGISTER. What it opens is in place within the turn of the
 * reply, so that an EVENT or INVOCATION right behind it finds its handler (spec: BP-ORD-02, BP-ORD-04).
 */
export class PendingOpening<R extends ReplyMessage, H extends Opened> extends AwaitedRequest<H> {
  readonly type: RequestType;
  /** Resolves when the answer is in, whichever it is. */
  readonly answered: Promise<void>;
  readonly #init: OpeningInit<R, H>;
  readonly #answered = new Deferred<void>();
  readonly #unlisten: (() => void) | undefined;
  #opened: H | undefined;

  constructor(init: OpeningInit<R, H>) {
    super();
    this.type = init.type;
    this.answered = this.#answered.promise;
    this.#init = init;
    this.#unlisten = init.signal && onAbort(init.signal, () => this.#withdraw());
  }

  accept(reply: R): void {
    try {
      this.#keep(this.#init.open(reply));
    } catch (error) {
      this.refuse(error);
    }
    this.#answered.resolve();
  }

  override refuse(error: unknown): void {
    this.#unlisten?.();
    super.refuse(error);
    this.#answered.resolve();
  }

  #keep(opened: H): void {
    this.#opened = opened;
    this.outcome.resolve(opened);
    if (this.#unlisten !== undefined) void opened.closed.then(this.#unlisten);
    if (this.#init.signal?.aborted === true) this.#close(opened);
  }

  /** The promise rejects at once; what is opened nevertheless is closed again. */
  #withdraw(): void {
    this.outcome.reject(this.#init.signal?.reason);
    if (this.#opened !== undefined) this.#close(this.#opened);
  }

  #close(opened: H): void {
    opened[Symbol.asyncDispose]().then(undefined, this.#init.report);
  }
}

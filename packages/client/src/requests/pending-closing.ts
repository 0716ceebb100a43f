import { SessionLostError } from "../errors/session-lost-error.ts";
import { AwaitedRequest } from "./awaited-request.ts";
import type { RequestType } from "./pending-request.ts";

/** UNSUBSCRIBE or UNREGISTER. The end of the session fulfils it too: nothing is subscribed or registered any more. */
export class PendingClosing extends AwaitedRequest<void> {
  readonly type: RequestType;

  readonly #answered: (() => void) | undefined;

  /** @param answered Called within the turn of the answer, whichever it is. */
  constructor(type: RequestType, answered?: () => void) {
    super();
    this.type = type;
    this.#answered = answered;
  }

  accept(): void {
    this.#answered?.();
    this.outcome.resolve();
  }

  override refuse(error: unknown): void {
    this.#answered?.();
    if (error instanceof SessionLostError) this.outcome.resolve();
    else super.refuse(error);
  }
}

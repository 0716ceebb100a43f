import type { Clock } from "@junctor/core";
import { CallTimeoutError } from "../errors/call-timeout-error.ts";
import { Deferred } from "../deferred.ts";
import { onAbort } from "../on-abort.ts";

/** How long somebody waits. */
export interface Patience {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; undefined or 0: for ever. */
  readonly timeout?: number | undefined;
}

/** Those who wait for the next session. */
export class WaitingLine {
  readonly #clock: Clock;
  readonly #line = new Set<Deferred<void>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Resolves at `release`, with what is left of the timeout.
   * @throws {CallTimeoutError} if it takes too long.
   * @throws the signal's reason, or what `dissolve` says.
   */
  async wait({ signal, timeout = 0 }: Patience): Promise<number | undefined> {
    signal?.throwIfAborted();
    const since = this.#clock.now();
    const place = new Deferred<void>();
    this.#line.add(place);
    const unlisten = signal && onAbort(signal, () => place.reject(signal.reason));
    const tooLate = (): void => place.reject(new CallTimeoutError({ args: [`no session within ${timeout} ms`] }));
    const timer = timeout > 0 ? this.#clock.after(timeout, tooLate) : undefined;
    try {
      await place.promise;
    } finally {
      this.#line.delete(place);
      unlisten?.();
      timer?.cancel();
    }
    return timeout > 0 ? Math.max(1, timeout - (this.#clock.now() - since)) : undefined;
  }

  /** There is a session. */
  release(): void {
    for (const place of this.#line) place.resolve();
  }

  /** There will be none. */
  dissolve(error: Error): void {
    for (const place of this.#line) place.reject(error);
  }
}

/** Gets what comes before the result. */
export type ProgressListener = (value: unknown) => void;

/**
 * A promise whose `then` takes a third function, for progress, and whose rejection, if nobody handles it, is logged
 * instead of ending the process.
 */
export class ProgressPromise<T> extends Promise<T> {
  #listeners: ProgressListener[] = [];
  #state: "unwatched" | "watched" | "handled" = "unwatched";

  // oxlint-disable unicorn/no-thenable -- progress comes by a third argument
  /**
   * Waits for the promise.
   * @param progressed gets the progress of the promise, or of the one it was made of.
   */
  override then<A = T, B = never>(
    fulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    rejected?: ((error: unknown) => B | PromiseLike<B>) | null,
    progressed?: ProgressListener | null,
  ): ProgressPromise<A | B> {
    this.#state = "handled";
    if (progressed) this.#listeners.push(progressed);
    const next = super.then(fulfilled, rejected) as ProgressPromise<A | B>;
    next.#listeners = this.#listeners;
    return next.watch();
  }

  /** Tells those who listen. */
  notify(value: unknown): void {
    for (const listener of this.#listeners) listener(value);
  }

  /** Sees to it that a rejection that nobody handles is logged. */
  watch(): this {
    if (this.#state !== "unwatched") return this;
    this.#state = "watched";
    super.then(undefined, (error: unknown) => {
      setTimeout(() => {
        if (this.#state === "watched") console.error("Unhandled rejection:", error);
      });
    });
    return this;
  }
}

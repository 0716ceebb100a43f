/** Counts what is wanted: so many may begin, and it is over when they are done. */
export class Countdown {
  /** Resolves when as many are done as are wanted. */
  readonly over: Promise<void>;
  #free: number;
  #waiting: number;
  #end: () => void = () => {};

  /** @param wanted Default: no end. */
  constructor(wanted = Number.POSITIVE_INFINITY) {
    this.#free = wanted;
    this.#waiting = wanted;
    this.over = new Promise((resolve) => (this.#end = resolve));
  }

  /** Whether one more is wanted; it counts as begun then. */
  take(): boolean {
    if (this.#free === 0) return false;
    this.#free -= 1;
    return true;
  }

  /** One that was begun is done. */
  done(): void {
    this.#waiting -= 1;
    if (this.#waiting === 0) this.#end();
  }
}

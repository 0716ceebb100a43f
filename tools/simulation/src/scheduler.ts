/** Deliveries of all links that are due. Those of different links may come in any order; the plan chooses. */
export class Scheduler {
  readonly #due: (() => void)[] = [];

  /** How many are due. */
  get size(): number {
    return this.#due.length;
  }

  /** Keeps a delivery until its time. A link has at most one due in each direction, so its own order is kept. */
  readonly defer = (fn: () => void): void => {
    this.#due.push(fn);
  };

  /** Runs one of the deliveries, chosen by any number. */
  deliver(choice: number): void {
    const [fn] = this.#due.splice(choice % this.#due.length, 1);
    fn?.();
  }
}

/** How long something that must come may take, in milliseconds. It only ever passes in a failing test. */
const PATIENCE = 3_000;

/** What arrived and was not taken yet, with a way to wait for more. */
export class Inbox<T> {
  readonly #items: T[] = [];
  #ended: string | undefined;
  #wake: (() => void) | undefined;

  /** Adds an item. */
  put(item: T): void {
    this.#items.push(item);
    this.#wake?.();
  }

  /** Nothing will be put any more. */
  end(reason: string): void {
    this.#ended = reason;
    this.#wake?.();
  }

  /**
   * The oldest item; waits for one. `what` names it in the error.
   * @throws {Error} if the end comes first, or nothing comes.
   */
  async take(what: string): Promise<T> {
    await this.#until(what, () => this.#items.length > 0 || this.#ended !== undefined);
    const item = this.#items.shift();
    if (item === undefined) throw new Error(`expected ${what}, but the connection ended: ${this.#ended}`);
    return item;
  }

  /** Waits for the end, or for something else to come; returns what was not taken. */
  async rest(): Promise<T[]> {
    await this.#until("the end", () => this.#ended !== undefined || this.#items.length > 0);
    return this.#items.splice(0);
  }

  /** Waits for the end and returns everything that came until then and was not taken. */
  async all(): Promise<T[]> {
    await this.#until("the end", () => this.#ended !== undefined);
    return this.#items.splice(0);
  }

  async #until(what: string, ready: () => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!ready()) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`expected ${what}, but nothing came`);
      await this.#change(left);
    }
  }

  #change(patience: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

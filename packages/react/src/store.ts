/** A value that changes, and who wants to know: what `useSyncExternalStore` reads. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  /** Bound, as React wants it. */
  readonly get = (): T => this.#value;

  /** Bound, as React wants it. Returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Changes the value, and tells so. */
  set(value: T): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}

/** One value that changes and those who want to know. */
export interface Store<T> {
  readonly value: T;
  /** Puts a changed value in place and tells everyone. */
  update(change: (value: T) => T): void;
  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** A store that starts with `value`. */
export function createStore<T>(value: T): Store<T> {
  const listeners = new Set<() => void>();
  let current = value;
  return {
    get value() {
      return current;
    },
    update(change) {
      const next = change(current);
      if (next === current) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

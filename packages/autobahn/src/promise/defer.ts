import { ProgressPromise } from "./progress-promise.ts";

/** A promise with its settling functions outside. */
export interface Deferred<T = unknown> {
  readonly promise: ProgressPromise<T>;
  /** Fulfils the promise. */
  resolve(value: T | PromiseLike<T>): void;
  /** Rejects the promise. */
  reject(error: unknown): void;
  /** Tells of progress. */
  notify(value: unknown): void;
}

/** Makes a deferred, as `session.defer()` and `autobahn.when.defer()` do. */
export function defer<T = unknown>(): Deferred<T> {
  let resolve!: Deferred<T>["resolve"];
  let reject!: Deferred<T>["reject"];
  const promise = new ProgressPromise<T>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  }).watch();
  return { promise, resolve, reject, notify: (value) => promise.notify(value) };
}

import { defer } from "./defer.ts";
import { ProgressPromise } from "./progress-promise.ts";

/** The part of when.js that programs for autobahn-js use. */
export const when = {
  /** Makes a promise that is settled from outside. */
  defer,
  /** A promise of a value. */
  resolve: <T>(value: T | PromiseLike<T>): ProgressPromise<Awaited<T>> =>
    ProgressPromise.resolve(value) as ProgressPromise<Awaited<T>>,
  /** A rejected promise. */
  reject: (error: unknown): ProgressPromise<never> => ProgressPromise.reject(error) as ProgressPromise<never>,
  /** A promise of the values of several. */
  all: <T>(promises: Iterable<T | PromiseLike<T>>): ProgressPromise<Awaited<T>[]> =>
    ProgressPromise.all(promises) as ProgressPromise<Awaited<T>[]>,
};

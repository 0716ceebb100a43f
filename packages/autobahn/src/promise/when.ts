import { defer } from "./defer.ts";
import { ProgressPromise } from "./progress-promise.ts";

/** The part of when.js that programs for autobahn-js use. */
export const when = {
  defer,
  resolve: <T>(value: T | PromiseLike<T>): ProgressPromise<Awaited<T>> =>
    ProgressPromise.resolve(value) as ProgressPromise<Awaited<T>>,
  reject: (error: unknown): ProgressPromise<never> => ProgressPromise.reject(error) as ProgressPromise<never>,
  all: <T>(promises: Iterable<T | PromiseLike<T>>): ProgressPromise<Awaited<T>[]> =>
    ProgressPromise.all(promises) as ProgressPromise<Awaited<T>[]>,
};

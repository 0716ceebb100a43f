import type { ProgressiveCall } from "../caller/progressive-call.ts";
import { CallCanceledError } from "../errors/call-canceled-error.ts";

/** A progressive call that starts later; `signal` is aborted if it is given up before. */
export function startLater<P, V>(
  start: (signal: AbortSignal) => Promise<ProgressiveCall<P, V>>,
): ProgressiveCall<P, V> {
  const canceled = new AbortController();
  const started = start(canceled.signal);
  const result = started.then((call) => call.result);
  result.catch(() => undefined);
  const cancel = (reason: unknown = new CallCanceledError({ args: ["canceled by the caller"] })): Promise<void> => {
    canceled.abort(reason);
    return started.then(
      (call) => call.cancel(reason),
      () => undefined,
    );
  };
  return {
    result,
    cancel: (reason) => void cancel(reason),
    [Symbol.asyncIterator]: () => {
      const iterator = started.then((call) => call[Symbol.asyncIterator]());
      iterator.catch(() => undefined);
      return {
        next: async () => (await iterator).next(),
        return: () => cancel().then(() => ({ done: true, value: undefined })),
      };
    },
    [Symbol.asyncDispose]: () => cancel(),
  };
}

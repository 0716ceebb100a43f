import type { CancelMode, ProgressiveCall, Result as ClientResult } from "@junctor/client";
import { defer } from "../promise/defer.ts";
import type { ProgressPromise } from "../promise/progress-promise.ts";
import { AutobahnError, toAutobahnError } from "./autobahn-error.ts";
import { unwrapResult } from "./result.ts";

/** What `call` returns. */
export interface CallPromise extends ProgressPromise<unknown> {
  /** Cancels the call. Default: `killnowait`. */
  cancel(options?: { readonly mode?: CancelMode }): void;
}

/** What a call needs to be canceled. */
export interface Cancelation {
  readonly signal: AbortSignal;
  readonly cancelMode: () => CancelMode;
}

/** What our client returns for a call, with or without progress. */
export type Outcome = Promise<ClientResult> | ProgressiveCall;

/** Makes a call, and a promise of its outcome. */
export function callPromise(start: (cancelation: Cancelation) => Outcome): CallPromise {
  const canceled = new AbortController();
  let mode: CancelMode = "killnowait";
  const { promise, resolve, reject, notify } = defer();
  settle(start({ signal: canceled.signal, cancelMode: () => mode }), notify).then(
    (result) => resolve(unwrapResult(result)),
    (error: unknown) => reject(toAutobahnError(error)),
  );
  return Object.assign(promise, {
    cancel(options: { readonly mode?: CancelMode } = {}) {
      mode = options.mode ?? mode;
      canceled.abort(new AutobahnError(mode === "kill" ? "wamp.error.canceled" : "Cancelled"));
    },
  });
}

async function settle(outcome: Outcome, notify: (value: unknown) => void): Promise<ClientResult> {
  if (!("result" in outcome)) return outcome;
  for await (const progress of outcome) notify(unwrapResult(progress));
  return outcome.result;
}

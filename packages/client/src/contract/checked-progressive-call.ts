import type { ProgressiveCall } from "../caller/progressive-call.ts";
import type { Result } from "../caller/result.ts";
import { mapIterator } from "./map-iterator.ts";
import { readResult } from "./procedure-checks.ts";
import type { ProcedureChecks } from "./procedure-checks.ts";

/** A progressive call whose results are made to fit a contract. */
export class CheckedProgressiveCall implements ProgressiveCall {
  readonly result: Promise<Result>;
  readonly #call: Promise<ProgressiveCall>;
  readonly #checks: ProcedureChecks;

  /** @param call The call, once its arguments are known to fit; what it rejects with, this call fails with. */
  constructor(call: Promise<ProgressiveCall>, checks: ProcedureChecks) {
    this.#call = call;
    this.#checks = checks;
    this.result = this.#finish();
    // Who only iterates learns of a failure there.
    this.result.catch(() => undefined);
  }

  cancel(reason?: unknown): void {
    this.#call.then(
      (call) => call.cancel(reason),
      () => undefined,
    );
  }

  [Symbol.asyncIterator](): AsyncIterator<Result, undefined> {
    const started = this.#call.then((call) => call[Symbol.asyncIterator]());
    started.catch(() => undefined);
    const source: AsyncIterator<Result> = {
      next: () => this.#nextOf(started),
      return: async () => {
        await (await started).return?.();
        return { done: true, value: undefined };
      },
    };
    return mapIterator(source, (result) => this.#read(result));
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.cancel();
    return Promise.resolve();
  }

  async #nextOf(started: Promise<AsyncIterator<Result>>): Promise<IteratorResult<Result>> {
    try {
      return await (await started).next();
    } catch (error) {
      throw await this.#checks.error(error);
    }
  }

  /** A progressive result that does not fit is what the call fails with. */
  async #read(result: Result): Promise<Result> {
    try {
      return await readResult(this.#checks.progress, result);
    } catch (error) {
      (await this.#call).cancel(error);
      throw error;
    }
  }

  async #finish(): Promise<Result> {
    let result: Result;
    try {
      result = await (await this.#call).result;
    } catch (error) {
      throw await this.#checks.error(error);
    }
    return readResult(this.#checks.result, result);
  }
}

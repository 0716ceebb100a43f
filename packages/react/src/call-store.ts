import { IDLE } from "./call-state.ts";
import type { CallState } from "./call-state.ts";
import { Store } from "./store.ts";

/** What has become of the calls of one hook: of those that overlap the last one counts. */
export class CallStore<R> extends Store<CallState<R>> {
  #last = 0;

  constructor() {
    super(IDLE);
  }

  /** Tells what becomes of a call. Its rejection need not be handled. */
  follow(call: Promise<R>): Promise<R> {
    const number = ++this.#last;
    const tell = (state: CallState<R>): void => {
      if (number === this.#last) this.set(state);
    };
    tell({ state: "pending", result: this.get().result, error: undefined });
    call.then(
      (result) => tell({ state: "done", result, error: undefined }),
      (error: unknown) => tell({ state: "failed", result: this.get().result, error }),
    );
    return call;
  }

  /** What becomes of the pending call does not count any more. */
  drop(): void {
    this.#last++;
  }

  /** Forgets the calls, those that are pending too. */
  readonly reset = (): void => {
    this.drop();
    this.set(IDLE);
  };
}

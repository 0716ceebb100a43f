import type { Subscription } from "@junctor/client";
import { Store } from "./store.ts";
import { SUBSCRIBING } from "./subscription-state.ts";
import type { SubscriptionState } from "./subscription-state.ts";

/** The subscription of one hook. */
export class SubscriptionStore extends Store<SubscriptionState> {
  constructor() {
    super(SUBSCRIBING);
  }

  /** Subscribes. Returns what ends that. */
  open(subscribe: (signal: AbortSignal) => Promise<Subscription>): () => void {
    const controller = new AbortController();
    void this.#run(subscribe, controller.signal);
    return () => {
      controller.abort();
      this.set(SUBSCRIBING);
    };
  }

  async #run(subscribe: (signal: AbortSignal) => Promise<Subscription>, signal: AbortSignal): Promise<void> {
    const tell = (state: SubscriptionState): void => {
      if (!signal.aborted) this.set(state);
    };
    try {
      const { closed } = await subscribe(signal);
      tell({ state: "active", error: undefined });
      const reason = await closed;
      tell({ state: "failed", error: new Error(`the subscription has ended: ${reason ?? "unsubscribed"}`) });
    } catch (error) {
      tell({ state: "failed", error });
    }
  }
}

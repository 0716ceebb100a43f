import { createRouter } from "@junctor/router";
import { toRouterOptions } from "../configuration/to-router-options.ts";
import type { Configuration } from "../configuration/schema/configuration-schema.ts";
import { ListenError } from "../listener/listen-error.ts";
import type { Listener } from "../listener/listener.ts";
import { StoreError } from "../open-stores.ts";
import type { OpenStores } from "../open-stores.ts";
import type { ReloadPlan } from "./plan-reload.ts";
import { ReloadError } from "./reload-error.ts";

/** What a reload needs before anything of the router changes. */
export interface NewThings {
  readonly next: Configuration;
  readonly plan: ReloadPlan;
  readonly stores: OpenStores;
  /** Those that do not listen yet. */
  readonly listeners: readonly Listener[];
  /** Whether the router is about to end. */
  readonly isClosing: () => boolean;
}

/**
 * Opens the stores of realms that are new, and the listeners that are; all of them, or none stays open.
 * @throws {ReloadError} that says what cannot be had.
 */
export async function openWhatIsNew({ next, plan, stores, listeners, isClosing }: NewThings): Promise<void> {
  try {
    // Opens nothing, and refuses what a router would refuse later on.
    createRouter(toRouterOptions(next));
    await stores.open(plan.addedRealms);
    for (const listener of listeners) await listen(listener);
    if (isClosing()) throw new ReloadError("the router is closing");
  } catch (error) {
    for (const listener of listeners) listener.stopListening();
    for (const listener of listeners) listener.destroySockets();
    await Promise.all(plan.addedRealms.map(({ name }) => stores.release(name)));
    if (error instanceof ListenError || error instanceof StoreError || error instanceof RangeError) {
      throw new ReloadError(error.message);
    }
    throw error;
  }
}

async function listen(listener: Listener): Promise<void> {
  try {
    await listener.listen();
  } catch (error) {
    throw new ListenError(listener.configuration, error);
  }
}

import { resolve } from "node:path";
import type { EventStore, Logger } from "@junctor/router";
import type { Configuration } from "./configuration/schema/configuration-schema.ts";

/** The stores of the realms that name one. */
export interface OpenStores {
  /** By the name of the realm. */
  readonly byRealm: ReadonlyMap<string, EventStore>;
  /** Closes them all, when nothing is published any more. */
  close(): Promise<void>;
}

/** Of realms that name none. */
export const noStores: OpenStores = { byRealm: new Map(), close: () => Promise.resolve() };

/** A store cannot be opened; the message says which and why. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/**
 * Opens the stores that a configuration names; if one fails, none stays open.
 * @param folder where their paths start.
 * @throws {StoreError}
 */
export async function openStores({ realms }: Configuration, folder: string, logger?: Logger): Promise<OpenStores> {
  const opened = new Map<string, EventStore & { close(): Promise<void> }>();
  const close = async (): Promise<void> => {
    await Promise.all(Array.from(opened.values(), (store) => store.close()));
  };
  for (const { name, store } of realms) {
    if (store === undefined) continue;
    try {
      // LMDB, which is native code, is loaded only for those who use it.
      const { lmdbStore } = await import("@junctor/store-lmdb");
      opened.set(name, await lmdbStore({ ...store, path: resolve(folder, store.path), logger }));
    } catch (error) {
      await close();
      const reason = error instanceof Error ? error.message : String(error);
      throw new StoreError(`the store of ${name} cannot be opened: ${reason}`, { cause: error });
    }
  }
  return { byRealm: opened, close };
}

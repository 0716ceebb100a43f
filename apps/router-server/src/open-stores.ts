import { resolve } from "node:path";
import type { EventStore, Logger } from "@junctor/router";
import type { RealmConfiguration } from "./configuration/schema/realm-schema.ts";

type ClosableStore = EventStore & { close(): Promise<void> };

/** A store cannot be opened; the message says which and why. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** The stores of the realms that name one. */
export class OpenStores {
  readonly #folder: string;
  readonly #logger: Logger | undefined;
  readonly #byRealm = new Map<string, ClosableStore>();

  /** @param folder where their paths start. */
  constructor(folder: string, logger?: Logger) {
    this.#folder = folder;
    this.#logger = logger;
  }

  /** By the name of the realm. */
  get byRealm(): ReadonlyMap<string, EventStore> {
    return this.#byRealm;
  }

  /**
   * Opens the stores that realms name; if one fails, none of them stays open.
   * @throws {StoreError}
   */
  async open(realms: readonly RealmConfiguration[]): Promise<void> {
    const opened: string[] = [];
    for (const { name, store } of realms) {
      if (store === undefined) continue;
      try {
        // LMDB, which is native code, is loaded only for those who use it.
        const { lmdbStore } = await import("@junctor/store-lmdb");
        const path = resolve(this.#folder, store.path);
        this.#byRealm.set(name, await lmdbStore({ ...store, path, logger: this.#logger }));
        opened.push(name);
      } catch (error) {
        await Promise.all(opened.map((each) => this.release(each)));
        const reason = error instanceof Error ? error.message : String(error);
        throw new StoreError(`the store of ${name} cannot be opened: ${reason}`, { cause: error });
      }
    }
  }

  /** Closes the store of a realm that is gone, if it had one. */
  async release(realm: string): Promise<void> {
    const store = this.#byRealm.get(realm);
    this.#byRealm.delete(realm);
    await store?.close();
  }

  /** Closes them all, when nothing is published any more. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#byRealm.keys(), (realm) => this.release(realm)));
  }
}

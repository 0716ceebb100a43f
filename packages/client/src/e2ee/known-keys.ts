import { PayloadError } from "@junctor/core";
import type { Clock, Timer } from "@junctor/core";
import { systemClock } from "@junctor/core/runtime";
import type { EncryptionKey } from "./encryption-key.ts";
import type { KeyringOptions } from "./keyring-options.ts";

const LOOKUP_TIMEOUT = 10_000;

/** The keys of a keyring, by their ids, and those that are being looked up. */
export class KnownKeys {
  readonly #keys: Map<string, EncryptionKey>;
  /** The lookups under way; each resolves to why it failed, or to nothing. */
  readonly #lookups = new Map<string, Promise<PayloadError | undefined>>();
  readonly #find: KeyringOptions["lookup"];
  readonly #timeout: number;
  readonly #clock: Clock;

  constructor({ keys = [], lookup, lookupTimeout = LOOKUP_TIMEOUT, clock = systemClock }: KeyringOptions) {
    this.#keys = new Map(keys.map((key) => [key.keyid, key]));
    this.#find = lookup;
    this.#timeout = lookupTimeout;
    this.#clock = clock;
  }

  /**
   * A key that is at hand.
   * @throws {PayloadError} if it is not.
   */
  get(keyid: string): EncryptionKey {
    const key = this.#keys.get(keyid);
    if (key === undefined) throw new PayloadError(`there is no key ${keyid} in the keyring`);
    return key;
  }

  /** Fetches a key. Nothing if it is at hand or cannot be fetched; else a promise of why that failed, or of nothing. */
  fetch(keyid: string): Promise<PayloadError | undefined> | undefined {
    const find = this.#find;
    if (find === undefined || this.#keys.has(keyid)) return undefined;
    const running = this.#lookups.get(keyid);
    if (running !== undefined) return running;
    const lookup = this.#run(keyid, find);
    this.#lookups.set(keyid, lookup);
    return lookup;
  }

  async #run(keyid: string, find: NonNullable<KeyringOptions["lookup"]>): Promise<PayloadError | undefined> {
    let timer: Timer | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      const text = `key ${keyid} was not found within ${this.#timeout} ms`;
      timer = this.#clock.after(this.#timeout, () => reject(new PayloadError(text)));
    });
    try {
      this.#keep(keyid, await Promise.race([find(keyid), late]));
      return undefined;
    } catch (cause) {
      if (cause instanceof PayloadError) return cause;
      return new PayloadError(`key ${keyid} could not be looked up`, { cause });
    } finally {
      timer?.cancel();
      this.#lookups.delete(keyid);
    }
  }

  #keep(keyid: string, key: EncryptionKey | undefined): void {
    if (key === undefined) throw new PayloadError(`there is no key ${keyid}`);
    if (key.keyid !== keyid) throw new PayloadError(`the lookup of key ${keyid} found key ${key.keyid}`);
    this.#keys.set(keyid, key);
  }
}

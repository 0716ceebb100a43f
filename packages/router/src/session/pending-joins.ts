import { addressGroup } from "@junctor/core";
import type { PeerInfo } from "@junctor/core";
import type { Limits } from "../limits.ts";

/** Counts the connections without a session, in total and by address. */
export class PendingJoins {
  readonly #limits: Limits;
  readonly #byHost = new Map<string, number>();
  #total = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** How many there are. */
  get size(): number {
    return this.#total;
  }

  /** Counts one more, and gives what counts it off again; undefined if it is one too many. */
  enter(peer: PeerInfo): (() => void) | undefined {
    const host = addressGroup(peer.address);
    const ofHost = host === undefined ? 0 : (this.#byHost.get(host) ?? 0);
    if (this.#total >= this.#limits.maxPendingJoins) return undefined;
    if (ofHost >= this.#limits.maxPendingJoinsPerAddress) return undefined;
    this.#total++;
    if (host !== undefined) this.#byHost.set(host, ofHost + 1);
    return () => this.#leave(host);
  }

  #leave(host: string | undefined): void {
    this.#total--;
    if (host === undefined) return;
    const left = (this.#byHost.get(host) ?? 1) - 1;
    if (left === 0) this.#byHost.delete(host);
    else this.#byHost.set(host, left);
  }
}

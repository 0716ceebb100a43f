import { addressGroup } from "@junctor/core";
import type { Clock, PeerInfo } from "@junctor/core";
import type { Limits } from "../limits.ts";

/** So many addresses are remembered; beyond, the one whose first failure is longest ago is forgotten. */
const MAX_HOSTS = 10_000;

interface Failures {
  count: number;
  /** When they are forgiven, in milliseconds since the epoch. */
  readonly until: number;
}

/** Counts the logins that were denied, by address, so that nobody can try one secret after the other. */
export class FailedLogins {
  readonly #clock: Clock;
  readonly #limits: Limits;
  /** In the order of their ends. */
  readonly #byHost = new Map<string, Failures>();

  constructor(clock: Clock, limits: Limits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Whether a peer has to wait before it may try again. */
  refuses(peer: PeerInfo): boolean {
    const host = addressGroup(peer.address);
    const failures = host === undefined ? undefined : this.#byHost.get(host);
    return (
      failures !== undefined && failures.until > this.#clock.now() && failures.count >= this.#limits.maxFailedLogins
    );
  }

  /** A login was denied. */
  note(peer: PeerInfo): void {
    const host = addressGroup(peer.address);
    if (host === undefined) return;
    this.#forget();
    const failures = this.#byHost.get(host);
    if (failures === undefined)
      this.#byHost.set(host, { count: 1, until: this.#clock.now() + this.#limits.failedLoginWindow });
    else failures.count++;
  }

  /** Drops what is forgiven, which stands in front. */
  #forget(): void {
    const now = this.#clock.now();
    for (const [host, { until }] of this.#byHost) {
      if (until > now && this.#byHost.size < MAX_HOSTS) return;
      this.#byHost.delete(host);
    }
  }
}

import { addressGroup } from "@junctor/core";
import type { Clock, PeerInfo } from "@junctor/core";
import type { Limits } from "../limits.ts";
import { FailureCounts } from "./failure-counts.ts";

/**
 * Counts the logins that were denied, so that nobody can try one secret after the other: by address, and by who was
 * claimed to come, whether or not there is such a user.
 */
export class FailedLogins {
  readonly #limits: Limits;
  readonly #byAddress: FailureCounts;
  readonly #byClaim: FailureCounts;

  constructor(clock: Clock, limits: Limits) {
    this.#limits = limits;
    this.#byAddress = new FailureCounts(clock, limits.failedLoginWindow);
    this.#byClaim = new FailureCounts(clock, limits.failedLoginWindow);
  }

  /** Whether a peer has to wait before it may try again. */
  refuses({ address }: PeerInfo): boolean {
    const group = addressGroup(address);
    return group !== undefined && this.#byAddress.of(group) >= this.#limits.maxFailedLogins;
  }

  /**
   * How long an answer waits before it is judged, in milliseconds. The right one waits as a wrong one does: who is
   * locked out of an account would be whom others guess at, and a wait that tells right from wrong could be cut short.
   * @param claim realm and authid; undefined if no user was named.
   */
  delayOf(claim: string | undefined): number {
    const { maxFailedLoginsPerUser, failedLoginDelay } = this.#limits;
    return claim !== undefined && this.#byClaim.of(claim) >= maxFailedLoginsPerUser ? failedLoginDelay : 0;
  }

  /** A login was denied. */
  note({ address }: PeerInfo, claim: string | undefined): void {
    const group = addressGroup(address);
    if (group !== undefined) this.#byAddress.note(group);
    if (claim !== undefined) this.#byClaim.note(claim);
  }
}

import { ErrorUri, ProtocolError } from "@junctor/core";
import type { AuthenticateMessage, HelloMessage, PeerInfo, Timer } from "@junctor/core";
import { handshake, judge } from "./handshake.ts";
import type { Outcome, Trial } from "./handshake.ts";
import type { PeerContext } from "./peer-context.ts";

/** What a peer does before it has a session, and what it may cost until then. */
export class Joining {
  readonly #context: PeerContext;
  readonly #peer: PeerInfo;
  /** The challenge that is out. It is taken by the one answer it gets. */
  #trial: Trial | undefined;
  /** Who it says it is; undefined if it does not say. */
  #claim: string | undefined;
  /** Holds an answer back. */
  #delay: Timer | undefined;
  /** Counts this peer off from those that are about to join. */
  #leavePending: (() => void) | undefined;

  constructor(context: PeerContext, peer: PeerInfo) {
    this.#context = context;
    this.#peer = peer;
  }

  /** Counts the peer among those that are about to join; false if there are too many. */
  begin(): boolean {
    this.#leavePending = this.#context.pendingJoins.enter(this.#peer);
    if (this.#leavePending !== undefined) return true;
    this.#context.logger.warn("too many pending joins", { address: this.#peer.address });
    return false;
  }

  /** It has a session, or never will. */
  end(): void {
    this.#trial = undefined;
    this.#delay?.cancel();
    this.#leavePending?.();
    this.#leavePending = undefined;
  }

  /** @throws {ProtocolError} if a message is too long for who has not joined. */
  checkLength(octets: number): void {
    const limit = this.#context.limits.maxHelloBytes;
    if (octets > limit) throw new ProtocolError(`messages before WELCOME may have ${limit} octets`);
  }

  /** @throws {ProtocolError} as `handshake`, and if this address has failed too often. */
  hello(message: HelloMessage): Outcome | Promise<Outcome> {
    if (this.#context.failedLogins.refuses(this.#peer)) {
      throw new ProtocolError("too many failed logins from this address, try again later", ErrorUri.UNAVAILABLE);
    }
    this.#claim = claimOf(message);
    return handshake(this.#context, message, this.#peer);
  }

  /** Keeps a challenge until it is answered. */
  challenge(trial: Trial): void {
    this.#trial = trial;
  }

  /** Judges an answer, later if others have failed too often as the same user. @throws {ProtocolError} as `judge`. */
  authenticate(message: AuthenticateMessage): Outcome | Promise<Outcome> {
    const trial = this.#trial;
    if (trial === undefined) throw new ProtocolError("there is no challenge to answer");
    this.#trial = undefined;
    const decide = (): Outcome | Promise<Outcome> => judge(this.#context, trial, message);
    const delay = this.#context.failedLogins.delayOf(this.#claim);
    return delay === 0 ? decide() : this.#after(delay).then(decide);
  }

  /** Takes note of a refusal, if it is one that may have been a guess. */
  refused(reason: string): void {
    if (reason !== ErrorUri.AUTHENTICATION_DENIED) return;
    this.#context.counters.loginsDenied++;
    this.#context.failedLogins.note(this.#peer, this.#claim);
  }

  /** Never fulfilled if the peer goes before. */
  #after(ms: number): Promise<void> {
    return new Promise((resolve) => (this.#delay = this.#context.clock.after(ms, resolve)));
  }
}

/** No realm has a space. */
function claimOf({ realm, details: { authid } }: HelloMessage): string | undefined {
  return typeof authid === "string" ? `${realm} ${authid}` : undefined;
}

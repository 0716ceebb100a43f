import { ErrorUri, ProtocolError } from "@junctor/core";
import type { AuthenticateMessage, HelloMessage, PeerInfo } from "@junctor/core";
import { handshake, judge } from "./handshake.ts";
import type { Outcome, Trial } from "./handshake.ts";
import type { PeerContext } from "./peer-context.ts";

/** What a peer does before it has a session, and what it may cost until then. */
export class Joining {
  readonly #context: PeerContext;
  readonly #peer: PeerInfo;
  /** The challenge that is out. It is taken by the one answer it gets. */
  #trial: Trial | undefined;
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
    return handshake(this.#context, message, this.#peer);
  }

  /** Keeps a challenge until it is answered. */
  challenge(trial: Trial): void {
    this.#trial = trial;
  }

  /** @throws {ProtocolError} as `judge`. */
  authenticate(message: AuthenticateMessage): Outcome | Promise<Outcome> {
    const trial = this.#trial;
    if (trial === undefined) throw new ProtocolError("there is no challenge to answer");
    this.#trial = undefined;
    return judge(this.#context, trial, message);
  }

  /** Takes note of a refusal, if it is one that may have been a guess. */
  refused(reason: string): void {
    if (reason !== ErrorUri.AUTHENTICATION_DENIED) return;
    this.#context.counters.loginsDenied++;
    this.#context.failedLogins.note(this.#peer);
  }
}

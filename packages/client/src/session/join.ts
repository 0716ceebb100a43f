import { ConnectionError, ProtocolError } from "@junctor/core";
import * as ErrorUri from "@junctor/core/error-uris";
import * as MessageType from "@junctor/core/message-types";
import { anonymous, LoginError } from "@junctor/auth";
import type { Authentication } from "@junctor/auth";
import type { ChallengeMessage, Clock, Connection, ConnectionEnd, Message, PeerInfo } from "@junctor/core";
import type { Timer, WelcomeMessage } from "@junctor/core";
import { systemClock, systemRandom } from "@junctor/core/runtime";
import type { JoinOptions } from "../connect-options.ts";
import { Deferred } from "../deferred.ts";
import { reportToConsole, safeReporter } from "../error-reporter.ts";
import { abortCause } from "../errors/abort-cause.ts";
import { JoinError } from "../errors/join-error.ts";
import { ProtocolViolationError } from "../errors/protocol-violation-error.ts";
import { onAbort } from "../on-abort.ts";
import { Requests } from "../requests/requests.ts";
import { readFeatures } from "./features.ts";
import { helloMessage } from "./hello-message.ts";
import { JoinedSession } from "./joined-session.ts";
import { Link } from "./link.ts";
import type { LinkReceiver } from "./link.ts";
import { Logins } from "./logins.ts";
import type { SessionContext } from "./session-context.ts";

const JOIN_TIMEOUT = 10_000;
const LEAVE_TIMEOUT = 5_000;

/**
 * Joins a realm over a fresh connection, which then belongs to the session. It is closed if there will be no session.
 * @throws {JoinError} if the router refuses, or does not answer in time.
 * @throws {ConnectionError} if the connection ends before the answer.
 * @throws {ProtocolViolationError} if the router breaks the protocol.
 * @throws {LoginError} if the router's challenge must not be answered, or it does not prove itself.
 * @throws what an authenticator throws.
 */
export function join(connection: Connection, options: JoinOptions): Promise<JoinedSession> {
  return new Joining(connection, options).joined;
}

/** Nothing to answer a challenge with. */
const refusing = { answer: () => Promise.reject(new LoginError("nothing to answer a challenge with was given")) };

/** A link between HELLO and the router's answer. */
class Joining implements LinkReceiver {
  readonly joined: Promise<JoinedSession>;
  readonly #options: JoinOptions;
  readonly #clock: Clock;
  readonly #joined = new Deferred<JoinedSession>();
  readonly #link: Link;
  readonly #timer: Timer;
  readonly #unlisten: (() => void) | undefined;
  #logins: Logins | undefined;

  constructor(connection: Connection, options: JoinOptions) {
    const { clock = systemClock, joinTimeout = JOIN_TIMEOUT, signal } = options;
    this.joined = this.#joined.promise;
    this.#options = options;
    this.#clock = clock;
    this.#link = new Link(connection, clock, this);
    this.#timer = clock.after(joinTimeout, () => this.#giveUp(tooLate(joinTimeout), ErrorUri.TIMEOUT));
    this.#unlisten = signal && onAbort(signal, () => this.#giveUp(signal.reason, ErrorUri.CANCELED));
    this.#begin(connection.peer);
  }

  message(message: Message): void {
    switch (message.type) {
      case MessageType.WELCOME:
        return this.#welcome(message);
      case MessageType.CHALLENGE:
        return this.#challenge(message);
      case MessageType.ABORT:
        return this.#fail(new JoinError(message.reason, abortCause(message)));
      default:
        throw new ProtocolError(`message ${message.type} does not answer HELLO`);
    }
  }

  violated(error: ProtocolError): void {
    this.#fail(new ProtocolViolationError(error));
  }

  lost({ reason, error }: ConnectionEnd): void {
    const text = `the connection ended before the router answered: ${reason}`;
    this.#fail(new ConnectionError(text, { cause: error }));
  }

  #welcome(welcome: WelcomeMessage): void {
    try {
      this.#logins?.welcome(welcome.details);
    } catch (error) {
      return this.#giveUpLogin(error);
    }
    this.#release();
    const { realm, leaveTimeout = LEAVE_TIMEOUT, onError = reportToConsole, exposeErrors = false } = this.#options;
    const { keepalive = false, roles, ppt = [] } = this.#options;
    const passthru = ppt[0]?.passthru;
    const context: SessionContext = {
      link: this.#link,
      requests: new Requests(this.#link),
      features: readFeatures(welcome.details),
      codecs: passthru?.codecs(ppt) ?? new Map(),
      passthru,
      clock: this.#clock,
      report: safeReporter(onError),
      exposeErrors,
    };
    const session = new JoinedSession({ context, realm, welcome, leaveTimeout });
    const mayCall = roles?.includes("caller") !== false && isDealer(welcome);
    if (keepalive !== false && mayCall) session.keepAlive(keepalive);
    this.#joined.resolve(session);
  }

  /** Says HELLO, at once unless an authenticator takes its time. */
  #begin(peer: PeerInfo): void {
    const { auth, realm, random = systemRandom } = this.#options;
    if (auth === undefined) return this.#hello(new Logins([anonymous()], [refusing]));
    Logins.begin(auth, { realm, peer, random }).then(
      (logins) => this.#hello(logins),
      (error: unknown) => this.#giveUpLogin(error),
    );
  }

  #hello(logins: Logins): void {
    if (this.#link.state !== "closed") return;
    this.#logins = logins;
    this.#link.send(helloMessage(this.#options, logins.claim));
  }

  #challenge(challenge: ChallengeMessage): void {
    this.#logins?.answer(challenge).then(
      (answer) => this.#authenticate(answer),
      (error: unknown) => this.#giveUpLogin(error),
    );
  }

  #authenticate({ signature, extra }: Authentication): void {
    if (this.#link.state !== "challenging") return;
    this.#link.send({ type: MessageType.AUTHENTICATE, signature, extra });
  }

  /** What an authenticator of somebody else throws may hold what the router must not see. */
  #giveUpLogin(error: unknown): void {
    if (error instanceof JoinError) return this.#giveUp(error, error.uri);
    const reason = ErrorUri.AUTHENTICATION_FAILED;
    this.#link.abort(reason, error instanceof LoginError ? error.message : "the client cannot log in");
    this.#fail(error);
  }

  /** There will be no session, by this side's will. */
  #giveUp(error: unknown, reason: string): void {
    this.#link.abort(reason, error instanceof Error ? error.message : "given up");
    this.#fail(error);
  }

  #fail(error: unknown): void {
    this.#release();
    this.#link.close();
    this.#joined.reject(error);
  }

  #release(): void {
    this.#timer.cancel();
    this.#unlisten?.();
  }
}

function tooLate(joinTimeout: number): JoinError {
  return new JoinError(ErrorUri.TIMEOUT, { args: [`the router did not answer within ${joinTimeout} ms`] });
}

/** A router that is a broker alone would take a CALL for a protocol violation. */
function isDealer({ details }: WelcomeMessage): boolean {
  const { roles } = details;
  return typeof roles === "object" && roles !== null && "dealer" in roles;
}

import { CloseUri, ErrorUri, MessageType as T, onReceive, onSend, ProtocolError } from "@junctor/core";
import type { Connection, Message, SessionState, Timer } from "@junctor/core";
import { asError } from "../as-error.ts";
import type { HeldRequest } from "../authorization/hold-request.ts";
import { Outbox } from "../outbox/outbox.ts";
import type { Delivery } from "../outbox/deliverer.ts";
import { isIdle } from "../dealer/is-idle.ts";
import { announceJoin } from "../meta/session-events.ts";
import { dispatch } from "../realm/dispatch.ts";
import type { RoutedMessage } from "../realm/handler.ts";
import { leaveRealm } from "../realm/leave-realm.ts";
import { abortMessage, goodbyeMessage } from "./farewell.ts";
import type { Admission, Outcome, Trial } from "./handshake.ts";
import { Joining } from "./joining.ts";
import { openSession, startStats, welcomeMessage } from "./open-session.ts";
import type { Membership } from "./open-session.ts";
import { logOut } from "./log-out.ts";
import type { PeerContext } from "./peer-context.ts";
import type { Departure, Goodbye } from "./session.ts";
import { WaitingLine } from "./waiting-line.ts";

/**
 * One connection and the sessions it carries, one after another: decodes what arrives, keeps to the session rules,
 * and is the barrier where a fault, the peer's or our own, ends this peer and nothing else.
 */
export class Peer {
  readonly #connection: Connection;
  readonly #context: PeerContext;
  readonly #outbox: Outbox;
  readonly #onEnd: () => void;
  readonly #joining: Joining;
  #state: SessionState = "closed";
  #membership: Membership | undefined;
  /** What arrived while an authenticator or authorizer takes its time. */
  #waiting: WaitingLine | undefined;
  /** The join timeout while there is no session, the close timeout while one is ending. */
  #timer: Timer | undefined;

  /** @param onEnd called once, when the connection has ended. */
  constructor(connection: Connection, context: PeerContext, onEnd: () => void) {
    this.#connection = connection;
    this.#context = context;
    this.#onEnd = onEnd;
    this.#joining = new Joining(context, connection.peer);
    this.#outbox = new Outbox(connection, context.outbox);
  }

  /** Starts to listen to the peer, which has to join in time. */
  open(): void {
    this.#connection.open({
      message: (bytes) => this.#receive(bytes),
      closed: () => this.#ended(),
      drained: () => this.#outbox.drained(),
    });
    this.#awaitHello();
  }

  /** Whether no call of its session is in flight, made or taken, and none waits for it. */
  get isIdle(): boolean {
    const membership = this.#membership;
    if (membership === undefined) return true;
    return isIdle(membership.realm, membership.session);
  }

  /** Says GOODBYE and ends the connection after the answer, or soon without one. */
  leave(goodbye: Goodbye): void {
    const { reason, message } = goodbye;
    const joining = this.#state === "establishing" || this.#state === "challenging";
    if (joining) return this.#abort(reason, "the router is closing");
    if (this.#state !== "established") return this.#finish();
    this.#leaveRealm(goodbye.departure);
    this.#send(goodbyeMessage(reason, message));
    this.#startTimer(this.#context.limits.closeTimeout, () => this.#finish());
    if (this.#waiting !== undefined) this.#goOn(() => {});
  }

  #receive(bytes: Uint8Array): void {
    if (this.#waiting !== undefined) {
      const act = this.#waiting.add(bytes);
      return act && this.#goOn(act);
    }
    if (this.#state === "ended") return;
    this.#context.counters.messagesIn++;
    try {
      this.#process(bytes);
    } catch (error) {
      this.#fail(error);
    }
  }

  #process(bytes: Uint8Array): void {
    if (this.#membership === undefined) this.#joining.checkLength(bytes.length);
    else this.#membership.session.meter?.received(bytes.length);
    const message = this.#connection.serializer.decode(bytes);
    const next = onReceive("router", this.#state, message.type);
    if (next === undefined) throw new ProtocolError(`message type ${message.type} is not allowed: ${this.#state}`);
    if (next === "ignore") return;
    // The session rules leave an open session only with what a realm acts on.
    if (next === "established" && this.#membership !== undefined) {
      const delay = this.#membership.session.throttle?.take(bytes.length) ?? 0;
      return delay > 0 ? this.#slowDown(message as RoutedMessage, delay) : this.#route(message as RoutedMessage);
    }
    this.#state = next;
    this.#changeSession(message);
  }

  #route(message: RoutedMessage): void {
    const { realm, session } = this.#membership as Membership;
    if (message.type === T.PUBLISH && !this.#context.outbox.congestion.admits(realm.name)) {
      return this.#waitForRoom(message, realm.name);
    }
    const held = dispatch(realm, session, message);
    if (held !== undefined) this.#hold(held);
  }

  /** Reads nothing more before the session is within its rate again. */
  #slowDown(message: RoutedMessage, delay: number): void {
    this.#context.counters.sessionsThrottled++;
    const line = new WaitingLine(this.#connection);
    this.#waiting = line;
    this.#context.clock.after(delay, () => line === this.#waiting && this.#goOn(() => this.#route(message)));
  }

  /** Reads nothing more before there is room for what its publication adds. */
  #waitForRoom(message: RoutedMessage, realm: string): void {
    this.#waiting = new WaitingLine(this.#connection);
    this.#context.outbox.congestion.wait(this, realm, () => this.#goOn(() => this.#route(message)));
  }

  /** Acts on a message that changed the state. */
  #changeSession(message: Message): void {
    switch (message.type) {
      case T.HELLO:
        return this.#await(this.#joining.hello(message));
      case T.AUTHENTICATE:
        return this.#await(this.#joining.authenticate(message));
      case T.GOODBYE:
        return this.#goodbye(message.reason);
      default:
        // ABORT is never answered (spec: BP-SESS-09).
        return this.#finish();
    }
  }

  #await(outcome: Outcome | Promise<Outcome>): void {
    if (!(outcome instanceof Promise)) return this.#proceed(outcome);
    this.#waiting = new WaitingLine(this.#connection);
    outcome.then(
      (known) => this.#goOn(() => this.#proceed(known)),
      (error: unknown) => this.#goOn(() => this.#fail(error)),
    );
  }

  /** Keeps what comes after a request waiting until that is decided, or taken back, or the session is over. */
  #hold(held: HeldRequest): void {
    const line = new WaitingLine(this.#connection, held);
    this.#waiting = line;
    void held.decided.then((act) => line === this.#waiting && this.#goOn(act));
  }

  /** Ends the wait: acts on the decision, then on what arrived meanwhile, in order. */
  #goOn(decide: () => void): void {
    const line = this.#waiting;
    this.#waiting = undefined;
    if (this.#state === "ended") return;
    try {
      decide();
    } catch (error) {
      this.#fail(error);
    }
    for (const bytes of line?.end() ?? []) this.#receive(bytes);
  }

  #proceed(outcome: Outcome): void {
    if ("challenge" in outcome) this.#challenge(outcome);
    else this.#welcome(outcome);
  }

  #challenge(trial: Trial): void {
    this.#joining.challenge(trial);
    const { authmethod, extra } = trial.challenge;
    if (this.#send({ type: T.CHALLENGE, authMethod: authmethod, extra }) === "tooLong") {
      return this.#abort(ErrorUri.PAYLOAD_SIZE_EXCEEDED, "CHALLENGE is too long for this transport");
    }
    this.#startTimer(this.#context.limits.authenticationTimeout, () => this.#joinTimedOut());
  }

  #welcome(admission: Admission): void {
    const { cookie } = this.#connection.peer;
    const leave = (goodbye: Goodbye): void => this.leave(goodbye);
    const channel = { outbox: this.#outbox, leave, cookie: cookie?.id };
    const membership = openSession(admission, this.#context.realms, channel);
    this.#timer?.cancel();
    this.#joining.end();
    this.#membership = membership;
    if (this.#send(welcomeMessage(membership, this.#context.agent)) === "tooLong") {
      this.#leaveRealm("silent");
      return this.#abort(ErrorUri.PAYLOAD_SIZE_EXCEEDED, "WELCOME is too long for this transport");
    }
    this.#log("session joined");
    startStats(membership);
    announceJoin(membership.realm, membership.session);
  }

  /** Answers GOODBYE, and waits for another HELLO; the answer to our own ends the connection (spec: BP-SESS-10). */
  #goodbye(reason: string): void {
    if (this.#state === "closed") return this.#finish();
    if (reason === CloseUri.LOGOUT && this.#membership !== undefined) logOut(this.#membership, this.#connection.peer);
    this.#leaveRealm();
    this.#send(goodbyeMessage(CloseUri.GOODBYE_AND_OUT));
    this.#awaitHello();
  }

  /** The barrier: what went wrong with this peer's message ends this peer. */
  #fail(error: unknown): void {
    if (error instanceof ProtocolError) {
      this.#joining.refused(error.reason);
      return this.#abort(error.reason, error.message);
    }
    this.#fault("a message could not be processed", error);
    this.#abort(ErrorUri.RUNTIME_ERROR, "internal error");
  }

  /** ABORT, after which nothing of this peer is processed and its connection closes (spec: BP-PERR-01 to -03). */
  #abort(reason: string, text: string): void {
    if (this.#state === "ended") return;
    this.#context.counters.aborts++;
    this.#context.logger.info("peer aborted", { reason, text, address: this.#connection.peer.address });
    this.#send(abortMessage(reason, text));
    this.#finish();
  }

  #send(message: Message): Delivery {
    const delivery = this.#outbox.deliver(message);
    this.#state = onSend("router", this.#state, message.type);
    return delivery;
  }

  #awaitHello(): void {
    if (!this.#joining.begin()) return this.#finish();
    this.#startTimer(this.#context.limits.joinTimeout, () => this.#joinTimedOut());
  }

  /** Before HELLO a client may not be sent anything, so the connection is just closed. */
  #joinTimedOut(): void {
    if (this.#state === "closed") return this.#finish();
    this.#abort(ErrorUri.TIMEOUT, "the session was not established in time");
  }

  /** Sends what waits and closes the connection, at the latest after the close timeout. */
  #finish(): void {
    this.#state = "ended";
    this.#joining.end();
    this.#leaveRealm();
    if (this.#outbox.closed) return;
    this.#outbox.close();
    this.#connection.close();
    this.#startTimer(this.#context.limits.closeTimeout, () => this.#connection.terminate());
  }

  /** The connection has ended, for whatever reason. */
  #ended(): void {
    this.#state = "ended";
    this.#joining.end();
    this.#timer?.cancel();
    this.#leaveRealm();
    this.#outbox.close();
    this.#onEnd();
  }

  #leaveRealm(departure: Departure = "announced"): void {
    const membership = this.#membership;
    if (membership === undefined) return;
    this.#log("session left");
    this.#membership = undefined;
    this.#context.outbox.congestion.forget(this);
    try {
      leaveRealm(membership.realm, membership.session, departure);
    } catch (error) {
      this.#fault("a session could not be taken out of its realm", error);
    }
  }

  #startTimer(ms: number, fn: () => void): void {
    this.#timer?.cancel();
    this.#timer = this.#context.clock.after(ms, fn);
  }

  #fault(event: string, error: unknown): void {
    this.#context.counters.faults++;
    this.#context.logger.error(event, { error: asError(error) });
  }

  #log(event: string): void {
    const { realm, session } = this.#membership ?? {};
    this.#context.logger.info(event, { realm: realm?.name, session: session?.id, authid: session?.identity.authid });
  }
}

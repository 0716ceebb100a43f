import { ConnectionError, EMPTY_DICT, WampError } from "@junctor/core";
import * as CloseUri from "@junctor/core/close-uris";
import * as MessageType from "@junctor/core/message-types";
import type {
  AbortMessage,
  ConnectionEnd,
  Dict,
  GoodbyeMessage,
  Message,
  ProtocolError,
  Timer,
  WelcomeMessage,
} from "@junctor/core";
import { Callee } from "../callee/callee.ts";
import type { InvocationHandler } from "../callee/invocation.ts";
import type { RegisterOptions } from "../callee/register-options.ts";
import type { Registration } from "../callee/registration.ts";
import { Caller } from "../caller/caller.ts";
import type { CallOptions } from "../caller/call-options.ts";
import type { ProgressiveCall, ProgressiveCallOptions } from "../caller/progressive-call.ts";
import type { Result } from "../caller/result.ts";
import type { Contract } from "../contract/contract.ts";
import type { ContractDefinition } from "../contract/contract-definition.ts";
import type { ContractSession } from "../contract/contract-session.ts";
import { Deferred } from "../deferred.ts";
import { abortCause } from "../errors/abort-cause.ts";
import { NotConnectedError } from "../errors/not-connected-error.ts";
import { ProtocolViolationError } from "../errors/protocol-violation-error.ts";
import type { Receive } from "../passthru/payload-codec.ts";
import { unwrap } from "../passthru/apply-passthru.ts";
import type { Publication } from "../publisher/publication.ts";
import { Publisher } from "../publisher/publisher.ts";
import type { PublishOptions } from "../publisher/publish-options.ts";
import type { EventHandler } from "../subscriber/event-handler.ts";
import { HandlerSink } from "../subscriber/handler-sink.ts";
import { IteratorSink } from "../subscriber/iterator-sink.ts";
import { Subscriber } from "../subscriber/subscriber.ts";
import type { SubscribeOptions } from "../subscriber/subscribe-options.ts";
import type { ActiveSubscription } from "../subscriber/active-subscription.ts";
import { dispatch } from "./dispatch.ts";
import type { Handlers } from "./dispatch.ts";
import type { Features } from "./features.ts";
import type { OpenedSession } from "./session.ts";
import type { SessionContext } from "./session-context.ts";
import type { SessionEnd } from "./session-end.ts";
import { watchSilence } from "./watch-silence.ts";
import type { KeepaliveOptions } from "./watch-silence.ts";

/** Options of a publication that is confirmed. */
type Acknowledged = PublishOptions & { readonly acknowledge: true };

/** What a session is made of. */
export interface SessionInit {
  readonly context: SessionContext;
  readonly realm: string;
  readonly welcome: WelcomeMessage;
  /** Milliseconds `leave` waits for the router's GOODBYE. */
  readonly leaveTimeout: number;
}

/** The session behind the `Session` interface: hands requests to the roles, and knows when it is over. */
export class JoinedSession implements OpenedSession {
  readonly id: number;
  readonly realm: string;
  readonly details: Dict;
  readonly features: Features;
  readonly closed: Promise<SessionEnd>;
  readonly #context: SessionContext;
  readonly #handlers: Handlers;
  readonly #intake: Receive;
  readonly #leaveTimeout: number;
  readonly #closed = new Deferred<SessionEnd>();
  /** Set once this side has said GOODBYE: whatever happens then, it has left. */
  #leaving: SessionEnd | undefined;
  #left: Promise<void> | undefined;
  #watch: Timer | undefined;

  /** Takes over the link within the turn of WELCOME, so that nothing behind it is missed. */
  constructor({ context, realm, welcome, leaveTimeout }: SessionInit) {
    this.id = welcome.session;
    this.realm = realm;
    this.details = welcome.details;
    this.features = context.features;
    this.closed = this.#closed.promise;
    this.#context = context;
    this.#leaveTimeout = leaveTimeout;
    this.#handlers = {
      requests: context.requests,
      caller: new Caller(context),
      callee: new Callee(context),
      publisher: new Publisher(context),
      subscriber: new Subscriber(context),
    };
    const deliver: Receive = (message) => this.#deliver(message);
    this.#intake = context.passthru?.intake(context, deliver) ?? deliver;
    context.link.receiver = {
      message: (message) => this.#message(message),
      violated: (error) => this.#violated(error),
      lost: (end) => this.#lost(end),
    };
  }

  /** Whether requests can be made. */
  get live(): boolean {
    return this.#context.link.state === "established";
  }

  /** Resolves when no invocation runs, and then no request waits for its answer; at once if the session is over. */
  async settled(): Promise<void> {
    await this.#handlers.callee.settled();
    await this.#handlers.requests.settled();
  }

  /** Finds out when the connection is dead, from now on. Any reply proves that it is not, a refusal as well. */
  keepAlive(options: KeepaliveOptions): void {
    const ask = (): void => void this.call("wamp.session.get", [this.id]).catch(() => undefined);
    this.#watch = watchSilence(this.#context, options, ask);
  }

  call<V>(procedure: string, args?: readonly unknown[], options?: CallOptions): Promise<Result<V>> {
    return this.#handlers.caller.call(procedure, args, options);
  }

  callProgressive<P, V>(
    procedure: string,
    args?: readonly unknown[],
    options?: ProgressiveCallOptions,
  ): ProgressiveCall<P, V> {
    return this.#handlers.caller.callProgressive(procedure, args, options);
  }

  register(procedure: string, handler: InvocationHandler, options?: RegisterOptions): Promise<Registration> {
    return this.#handlers.callee.register(procedure, handler, options);
  }

  publish(topic: string, args: readonly unknown[] | undefined, options: Acknowledged): Promise<Publication>;
  publish(topic: string, args?: readonly unknown[], options?: PublishOptions): Promise<void>;
  publish(topic: string, args?: readonly unknown[], options?: PublishOptions): Promise<Publication | void> {
    return this.#handlers.publisher.publish(topic, args, options);
  }

  subscribe(
    topic: string,
    how: EventHandler | SubscribeOptions = {},
    more: SubscribeOptions = {},
  ): Promise<ActiveSubscription> {
    const options = typeof how === "function" ? more : how;
    const sink =
      typeof how === "function"
        ? new HandlerSink(how, this.#context.report, options.buffer)
        : new IteratorSink(options.buffer);
    return this.#handlers.subscriber.subscribe(topic, sink, options);
  }

  use<C extends ContractDefinition>(contract: Contract<C>): ContractSession<C> {
    return contract.use(this, this.#context.report);
  }

  leave(reason: string = CloseUri.CLOSE_REALM): Promise<void> {
    this.#left ??= this.#leave(reason);
    return this.#left;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.leave();
  }

  async #leave(reason: string): Promise<void> {
    const { link, clock } = this.#context;
    if (link.state === "established") {
      link.send({ type: MessageType.GOODBYE, details: EMPTY_DICT, reason });
      const end: SessionEnd = { cause: "left", reason };
      this.#leaving = end;
      this.#release(end);
      const timer = clock.after(this.#leaveTimeout, () => this.#conclude(end));
      await this.closed;
      timer.cancel();
    }
    await link.gone;
  }

  #message(message: Message): void {
    switch (message.type) {
      case MessageType.GOODBYE:
        return this.#goodbye(message);
      case MessageType.ABORT:
        return this.#aborted(message);
      default:
        return this.#intake(message);
    }
  }

  /** The callee unpacks what comes to it, since chunks are packed as the first one of their call was (AP-PCI-14). */
  #deliver(message: Message): void {
    const isCall = message.type === MessageType.INVOCATION;
    dispatch(this.#handlers, isCall ? message : unwrap(this.#context, message));
  }

  /** The router's GOODBYE is answered unless it is the answer to ours (spec: BP-SESS-10, BP-SESS-15). */
  #goodbye({ reason }: GoodbyeMessage): void {
    const { link } = this.#context;
    if (link.state === "goodbyeReceived") {
      link.send({ type: MessageType.GOODBYE, details: EMPTY_DICT, reason: CloseUri.GOODBYE_AND_OUT });
    }
    this.#conclude({ cause: "goodbye", reason });
  }

  #aborted(message: AbortMessage): void {
    const error = new WampError(message.reason, abortCause(message));
    this.#conclude({ cause: "aborted", reason: message.reason, error });
  }

  #violated(violation: ProtocolError): void {
    const error = new ProtocolViolationError(violation);
    this.#conclude({ cause: "violation", reason: error.reason, error });
  }

  #lost({ reason, error }: ConnectionEnd): void {
    this.#conclude({ cause: "lost", reason, error: new ConnectionError(reason, { cause: error }) });
  }

  /** The session is over, for good. */
  #conclude(end: SessionEnd): void {
    this.#context.link.close();
    this.#release(end);
    this.#closed.resolve(this.#leaving ?? end);
  }

  /** Ends everything that was open in the session; nothing of it can be answered any more. */
  #release({ reason, error }: SessionEnd): void {
    this.#watch?.cancel();
    this.#handlers.requests.abandon(reason, error);
    this.#handlers.subscriber.end(reason);
    this.#handlers.callee.end(reason, new NotConnectedError(`the session has ended: ${reason}`));
  }
}

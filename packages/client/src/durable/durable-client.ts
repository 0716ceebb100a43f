import * as CloseUri from "@junctor/core/close-uris";
import type { Dict } from "@junctor/core";
import type { InvocationHandler } from "../callee/invocation.ts";
import type { RegisterOptions } from "../callee/register-options.ts";
import type { Registration } from "../callee/registration.ts";
import type { CallOptions } from "../caller/call-options.ts";
import type { ProgressiveCall, ProgressiveCallOptions } from "../caller/progressive-call.ts";
import type { Result } from "../caller/result.ts";
import type { RequestDefaults } from "../connect-options.ts";
import type { Contract } from "../contract/contract.ts";
import type { ContractDefinition } from "../contract/contract-definition.ts";
import type { ContractSession } from "../contract/contract-session.ts";
import type { ErrorReporter } from "../error-reporter.ts";
import { Deferred } from "../deferred.ts";
import { NotConnectedError } from "../errors/not-connected-error.ts";
import type { Publication } from "../publisher/publication.ts";
import type { PublishOptions } from "../publisher/publish-options.ts";
import type { Features } from "../session/features.ts";
import type { JoinedSession } from "../session/joined-session.ts";
import type { SessionEnd } from "../session/session-end.ts";
import type { ActiveSubscription } from "../subscriber/active-subscription.ts";
import type { EventHandler } from "../subscriber/event-handler.ts";
import type { SubscribeOptions } from "../subscriber/subscribe-options.ts";
import type { Client, ClientState } from "./client.ts";
import { holdRegistration } from "./hold-registration.ts";
import { holdSubscription } from "./hold-subscription.ts";
import type { Holdings } from "./holdings.ts";
import type { SessionLoop } from "./session-loop.ts";
import { startLater } from "./start-later.ts";
import type { Status } from "./status.ts";
import type { StatusFeed } from "./status-feed.ts";
import { WaitingLine } from "./waiting-line.ts";
import type { Patience } from "./waiting-line.ts";

/** What a client is made of. */
export interface ClientInit {
  readonly realm: string;
  readonly loop: SessionLoop;
  readonly feed: StatusFeed;
  readonly holdings: Holdings;
  readonly defaults: RequestDefaults | undefined;
  readonly report: ErrorReporter;
}

/** Options of a publication that is confirmed. */
type Acknowledged = PublishOptions & { readonly acknowledge: true };

/** The client behind the `Client` interface: hands requests to the session it has. */
export class DurableClient implements Client {
  readonly realm: string;
  readonly closed: Promise<SessionEnd>;
  readonly #init: ClientInit;
  readonly #closed = new Deferred<SessionEnd>();
  readonly #line: WaitingLine;
  /** The present one, or the last one. */
  #session: JoinedSession;
  #closing: Promise<void> | undefined;
  #draining: Promise<void> | undefined;
  /** Set by who closes: whatever ends the session then, this side did. */
  #left: SessionEnd | undefined;

  /** @param session The first one. */
  constructor(init: ClientInit, session: JoinedSession) {
    this.realm = init.realm;
    this.closed = this.#closed.promise;
    this.#init = init;
    this.#line = new WaitingLine(init.loop.clock);
    this.#session = session;
    init.feed.tell({ type: "joined", sessionId: session.id, resumed: false });
  }

  get state(): ClientState {
    if (this.#closing !== undefined) return "closed";
    if (this.#draining !== undefined) return "draining";
    return this.#session.live ? "joined" : "offline";
  }

  get id(): number | undefined {
    return this.#session.live ? this.#session.id : undefined;
  }

  get details(): Dict {
    return this.#session.details;
  }

  get features(): Features {
    return this.#session.features;
  }

  status(): AsyncIterable<Status> {
    return this.#init.feed.read();
  }

  /** There is a new session: what is held comes first, then who waits. */
  enter(session: JoinedSession): void {
    this.#session = session;
    this.#init.feed.tell({ type: "joined", sessionId: session.id, resumed: true });
    void this.#init.holdings.restore(session);
    this.#line.release();
  }

  /** There will be no further session. */
  end(last: SessionEnd): void {
    this.#closing ??= Promise.resolve();
    const end = this.#left ?? last;
    const { reason, error } = end;
    this.#init.holdings.close(reason);
    this.#dissolve();
    this.#init.feed.tell({ type: "closed", reason, error });
    this.#closed.resolve(end);
  }

  async call<V>(procedure: string, args?: readonly unknown[], given?: CallOptions): Promise<Result<V>> {
    const options = this.#options(given);
    if (!this.#waits(options)) return this.#session.call(procedure, args, options);
    const timeout = await this.#online(options);
    return this.#session.call(procedure, args, { ...options, timeout });
  }

  callProgressive<P, V>(
    procedure: string,
    args?: readonly unknown[],
    given?: ProgressiveCallOptions,
  ): ProgressiveCall<P, V> {
    const options = this.#options(given);
    if (!this.#waits(options)) return this.#session.callProgressive(procedure, args, options);
    return startLater(async (canceled) => {
      const signal = options.signal === undefined ? canceled : AbortSignal.any([options.signal, canceled]);
      const timeout = await this.#online({ ...options, signal });
      return this.#session.callProgressive<P, V>(procedure, args, { ...options, timeout });
    });
  }

  async register(procedure: string, handler: InvocationHandler, options?: RegisterOptions): Promise<Registration> {
    if (this.#waits(options)) await this.#online(options);
    this.#requireOpen();
    const { holdings } = this.#init;
    return holdings.add(holdRegistration(holdings, { uri: procedure, handler }, options), this.#session, options);
  }

  publish(topic: string, args: readonly unknown[] | undefined, options: Acknowledged): Promise<Publication>;
  publish(topic: string, args?: readonly unknown[], options?: PublishOptions): Promise<void>;
  async publish(topic: string, args?: readonly unknown[], given?: PublishOptions): Promise<Publication | void> {
    const options = this.#options(given);
    if (this.#waits(options)) await this.#online(options);
    return this.#session.publish(topic, args, options);
  }

  async subscribe(
    topic: string,
    how: EventHandler | SubscribeOptions = {},
    more: SubscribeOptions = {},
  ): Promise<ActiveSubscription> {
    const [handler, options] = typeof how === "function" ? [how, more] : [undefined, how];
    if (this.#waits(options)) await this.#online(options);
    this.#requireOpen();
    const { holdings } = this.#init;
    return holdings.add(holdSubscription(holdings, { uri: topic, handler }, options), this.#session, options);
  }

  use<C extends ContractDefinition>(contract: Contract<C>): ContractSession<C> {
    return contract.use(this, this.#init.report);
  }

  close(reason: string = CloseUri.CLOSE_REALM): Promise<void> {
    this.#closing ??= this.#close(reason);
    return this.#closing;
  }

  drain(): Promise<void> {
    this.#draining ??= Promise.race([this.#drain(), this.closed]).then(() => this.close());
    return this.#draining;
  }

  leave(reason?: string): Promise<void> {
    return this.close(reason);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #drain(): Promise<void> {
    this.#stop(CloseUri.CLOSE_REALM);
    await this.#init.holdings.drain();
    await this.#session.settled();
  }

  async #close(reason: string): Promise<void> {
    this.#stop(reason);
    const left = this.#session.leave(reason);
    this.#init.holdings.close(reason);
    await left;
    await this.closed;
  }

  /** There will be no further session; this side wants none. */
  #stop(reason: string): void {
    this.#left = { cause: "left", reason };
    this.#init.loop.stop(this.#dissolve());
  }

  #dissolve(): Error {
    const error = new NotConnectedError(GONE);
    this.#line.dissolve(error);
    return error;
  }

  /** The options of a call or publication. */
  #options<O extends RequestDefaults>(given: O | undefined): O | undefined {
    const { defaults } = this.#init;
    return defaults === undefined ? given : { ...defaults, ...(given as O) };
  }

  /** @throws {NotConnectedError} if nothing new begins any more. */
  #requireOpen(): void {
    if ((this.#closing ?? this.#draining) !== undefined) throw new NotConnectedError(GONE);
  }

  #waits<O extends Patience & RequestDefaults>(options: O | undefined): options is O {
    return options?.whenOffline === "wait" && !this.#session.live;
  }

  /** Resolves when there is a session, with what is left of the timeout. */
  async #online({ signal, timeout }: Patience): Promise<number | undefined> {
    this.#requireOpen();
    const left = await this.#line.wait({ signal, timeout });
    return this.#session.live ? left : this.#online({ signal, timeout: left });
  }
}

const GONE = "the client has been closed";

import type { Dict } from "@junctor/core";
import type { InvocationHandler } from "../callee/invocation.ts";
import type { RegisterOptions } from "../callee/register-options.ts";
import type { Registration } from "../callee/registration.ts";
import type { CallOptions } from "../caller/call-options.ts";
import type { ProgressiveCall, ProgressiveCallOptions } from "../caller/progressive-call.ts";
import type { Result } from "../caller/result.ts";
import type { Contract } from "../contract/contract.ts";
import type { ContractDefinition } from "../contract/contract-definition.ts";
import type { ContractSession } from "../contract/contract-session.ts";
import type { Publication } from "../publisher/publication.ts";
import type { PublishOptions } from "../publisher/publish-options.ts";
import type { EventHandler } from "../subscriber/event-handler.ts";
import type { SubscribeOptions } from "../subscriber/subscribe-options.ts";
import type { IterableSubscription, Subscription } from "../subscriber/subscription.ts";
import type { Features } from "./features.ts";
import type { SessionEnd } from "./session-end.ts";

/**
 * The verbs of WAMP on one realm: of one session (`openSession`), or of a client that outlives its sessions (`connect`).
 * Arrays are positional arguments, `options.kwargs` keyword
 * arguments; nothing is guessed.
 *
 * Every verb rejects with `NotConnectedError` if the session has ended, with `SessionLostError` if it ends before the
 * answer, with `WampError` if the router or the other peer refuses, with `PayloadError` if the serializer cannot
 * express an argument, and with `WampError` `wamp.error.payload_size_exceeded` if the router does not accept that much.
 */
export interface Session extends AsyncDisposable {
  /** The session's id, unique within the realm and meanwhile; undefined while a client has no session. */
  readonly id: number | undefined;
  readonly realm: string;
  /** `WELCOME.Details`; while a client has no session, those of the last one. */
  readonly details: Dict;
  /** The advanced features the router announced; while a client has no session, those of the last one. */
  readonly features: Features;
  /** Resolves when the session, or the client, has ended for good, however that came; never rejects. */
  readonly closed: Promise<SessionEnd>;

  /**
   * Calls a procedure.
   * @typeParam V The type of the result's first argument; not checked at run time.
   * @throws {CallTimeoutError} if it takes longer than `options.timeout`.
   * @throws {CallCanceledError} if the dealer or the callee cancels it.
   */
  call<V = unknown>(procedure: string, args?: readonly unknown[], options?: CallOptions): Promise<Result<V>>;

  /**
   * Calls a procedure that sends results before the final one (spec: "Progressive Call Results"): iterate the call for
   * them, and await its `result`. With a router or callee that cannot do so there is just the final result.
   * `options.input` sends the arguments in chunks (spec: "Progressive Call Invocations"); router and callee must be able
   * to take them, else the call fails with `wamp.error.feature_not_supported`. Never throws; what would make `call` reject makes the iteration and `result` reject. `timeout` limits the time
   * between two signs of life, which are results and chunks.
   */
  callProgressive<P = unknown, V = unknown>(
    procedure: string,
    args?: readonly unknown[],
    options?: ProgressiveCallOptions,
  ): ProgressiveCall<P, V>;

  /** Offers a procedure. Resolves when the dealer has registered it. */
  register(procedure: string, handler: InvocationHandler, options?: RegisterOptions): Promise<Registration>;

  /** Publishes, and resolves when the broker has confirmed it. */
  publish(
    topic: string,
    args: readonly unknown[] | undefined,
    options: PublishOptions & { readonly acknowledge: true },
  ): Promise<Publication>;
  /** Publishes, and resolves when the event is handed to the transport; a refusal by the broker goes unnoticed. */
  publish(topic: string, args?: readonly unknown[], options?: PublishOptions): Promise<void>;

  /** Subscribes with a handler, which gets one event after the other. Its exceptions go to `onError`. */
  subscribe(topic: string, handler: EventHandler, options?: SubscribeOptions): Promise<Subscription>;
  /** Subscribes for `for await`. */
  subscribe(topic: string, options?: SubscribeOptions): Promise<IterableSubscription>;

  /**
   * This session as a contract sees it, typed and with every payload compared (`@junctor/client/contract`). One session
   * may use any number of contracts.
   */
  use<C extends ContractDefinition>(contract: Contract<C>): ContractSession<C>;

  /**
   * Says GOODBYE, waits for the router's answer and closes the connection. Requests that wait reject at once. Leaving
   * twice, or a session that has ended, does nothing more.
   * @param reason Default: `wamp.close.close_realm`.
   */
  leave(reason?: string): Promise<void>;
}

/** One session, from WELCOME to its end: what is lost with it stays lost. */
export interface OpenedSession extends Session {
  readonly id: number;
}

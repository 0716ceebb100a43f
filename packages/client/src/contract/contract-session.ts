import type { RegisterOptions } from "../callee/register-options.ts";
import type { Registration } from "../callee/registration.ts";
import type { ProgressiveCall } from "../caller/progressive-call.ts";
import type { Publication } from "../publisher/publication.ts";
import type { IterableSubscription, Subscription } from "../subscriber/subscription.ts";
import type { ContractDefinition } from "./contract-definition.ts";
import type {
  ArgsArgument,
  ArgsOf,
  CallParameters,
  ContractEvent,
  ContractHandler,
  ContractPublishOptions,
  ContractSubscribeOptions,
  ProcedureKey,
  ProcedureOf,
  ProgressiveCallParameters,
  ProgressOf,
  PublishParameters,
  ResultOf,
  TopicKey,
  TopicOf,
} from "./contract-types.ts";

/**
 * A session as a contract sees it: only its procedures and topics, with its types, and every payload compared with its
 * schemas, on its way out and on its way in. Senders send what they give; what a schema makes of it (defaults,
 * conversions) is what the receiver gets. The session itself stays as open as it was.
 *
 * Beside what the verbs of `Session` fail with, each fails with a `PayloadError`, whose `issues` say where and what was
 * expected, if what it sends does not fit, and nothing is sent then.
 */
export interface ContractSession<C extends ContractDefinition> {
  /**
   * Calls a procedure.
   * @throws {PayloadError} also if the result does not fit, or the error, which then is its `cause`.
   */
  call<P extends ProcedureKey<C>>(
    procedure: P,
    ...rest: CallParameters<ProcedureOf<C, P>, P>
  ): Promise<ResultOf<ProcedureOf<C, P>>>;

  /** Calls with progress; a progressive result that does not fit ends the call with a `PayloadError`. */
  callProgressive<P extends ProcedureKey<C>>(
    procedure: P,
    ...rest: ProgressiveCallParameters<ProcedureOf<C, P>, P>
  ): ContractProgressiveCall<ProgressOf<ProcedureOf<C, P>>, ResultOf<ProcedureOf<C, P>>>;

  /**
   * Offers a procedure; one with placeholders as a wildcard registration. A call that does not fit is answered with
   * `wamp.error.invalid_argument`, which says where and what was expected, and does not reach the handler. An answer
   * that does not fit goes to `onError`, and the caller gets `wamp.error.runtime_error`.
   */
  register<P extends ProcedureKey<C>>(
    procedure: P,
    handler: ContractHandler<ProcedureOf<C, P>, P>,
    options?: Omit<RegisterOptions, "match">,
  ): Promise<Registration>;

  /** Publishes, and resolves when the broker has confirmed it. */
  publish<T extends TopicKey<C>>(
    topic: T,
    args: ArgsArgument<ArgsOf<TopicOf<C, T>, "in">>,
    options: ContractPublishOptions<TopicOf<C, T>, T> & { readonly acknowledge: true },
  ): Promise<Publication>;
  /** Publishes, and resolves when the event is handed to the transport. */
  publish<T extends TopicKey<C>>(topic: T, ...rest: PublishParameters<TopicOf<C, T>, T>): Promise<void>;

  /**
   * Subscribes with a handler; to a topic with placeholders as a wildcard subscription, unless `params` fills them all.
   * An event that does not fit goes to `onError` as a `PayloadError`.
   */
  subscribe<T extends TopicKey<C>>(
    topic: T,
    handler: (event: ContractEvent<TopicOf<C, T>, T>) => unknown,
    options?: ContractSubscribeOptions<T>,
  ): Promise<Subscription>;
  /** Subscribes for `for await`, which passes over events that do not fit. */
  subscribe<T extends TopicKey<C>>(
    topic: T,
    options?: ContractSubscribeOptions<T>,
  ): Promise<IterableSubscription<ContractEvent<TopicOf<C, T>, T>>>;
}

/**
 * A progressive call with its contract's types; see `ProgressiveCall`.
 * @typeParam P A progressive result.
 * @typeParam R The final result.
 */
export interface ContractProgressiveCall<P, R> extends AsyncIterable<P>, AsyncDisposable {
  /** The final result. Its rejection need not be handled by who iterates. */
  readonly result: Promise<R>;
  /** See `ProgressiveCall.cancel`. */
  cancel: ProgressiveCall["cancel"];
}

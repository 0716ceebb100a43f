import type { WampError } from "@junctor/core";
import type { Invocation } from "../callee/invocation.ts";
import type { CallOptions } from "../caller/call-options.ts";
import type { ProgressiveCallOptions } from "../caller/progressive-call.ts";
import type { Result } from "../caller/result.ts";
import type { Kwargs } from "../kwargs.ts";
import type { PublishOptions } from "../publisher/publish-options.ts";
import type { SubscribeOptions } from "../subscriber/subscribe-options.ts";
import type { WampEvent } from "../subscriber/wamp-event.ts";
import type { ContractDefinition, ErrorContracts, ProcedureContract, TopicContract } from "./contract-definition.ts";
import type { SchemaInput, SchemaOutput, StandardSchema } from "./standard-schema.ts";
import type { ParamName, Params } from "./uri-pattern.ts";

/** What a message holds before a schema has seen it, or what the schema makes of it. */
type Direction = "in" | "out";

/** The two sides of a schema. */
type Side<S extends StandardSchema, D extends Direction> = D extends "in" ? SchemaInput<S> : SchemaOutput<S>;

/** A member of a type; undefined if it is left out. */
type Member<T, K extends string> = T extends { readonly [M in K]: infer V } ? V : undefined;

/** The positional arguments of a payload. */
export type ArgsOf<T, D extends Direction> =
  Member<T, "args"> extends infer S extends StandardSchema ? Readonly<Side<S, D>> : readonly unknown[];

/** The keyword arguments of a payload. */
export type KwargsOf<T, D extends Direction> =
  Member<T, "kwargs"> extends infer S extends StandardSchema ? Readonly<Side<S, D>> : Kwargs;

/** The first argument of a payload. */
type ValueOf<T, D extends Direction> = T extends StandardSchema
  ? Side<T, D>
  : T extends undefined
    ? unknown
    : First<ArgsOf<T, D>>;

type First<A> = A extends readonly unknown[] ? A[0] : unknown;

/** A result, progressive or final, or a chunk, as its receiver gets it. */
export type ContractResult<T> = T extends StandardSchema | undefined
  ? Result<ValueOf<T, "out">>
  : Result<ValueOf<T, "out">> & { readonly args: ArgsOf<T, "out">; readonly kwargs: KwargsOf<T, "out"> };

/** What is sent as a result or a chunk: the value itself, or `result(args, kwargs)` for more. */
export type Sent<T> = T extends StandardSchema
  ? SchemaInput<T> | Result<SchemaInput<T>>
  : T extends undefined
    ? unknown
    : Result & { readonly args: ArgsOf<T, "in">; readonly kwargs: KwargsOf<T, "in"> };

/** The keys of the procedures of a contract. */
export type ProcedureKey<C extends ContractDefinition> = keyof NonNullable<C["procedures"]> & string;

/** The keys of the topics of a contract. */
export type TopicKey<C extends ContractDefinition> = keyof NonNullable<C["topics"]> & string;

/** What a contract says of a procedure. */
export type ProcedureOf<C extends ContractDefinition, P extends ProcedureKey<C>> = NonNullable<C["procedures"]>[P];

/** What a contract says of a topic. */
export type TopicOf<C extends ContractDefinition, T extends TopicKey<C>> = NonNullable<C["topics"]>[T];

/** The option `kwargs`, which must be there if there are keyword arguments that must be. */
type KwargsOption<T> =
  Partial<KwargsOf<T, "in">> extends KwargsOf<T, "in">
    ? { readonly kwargs?: KwargsOf<T, "in"> | undefined }
    : { readonly kwargs: KwargsOf<T, "in"> };

/** The option `params`, for URIs with placeholders. */
type ParamsOption<Key extends string> = [ParamName<Key>] extends [never]
  ? { readonly params?: undefined }
  : { readonly params: Params<Key> };

/** The option `input`. */
interface InputOption<T> {
  /** What to send behind the first arguments; see `ProgressiveCallOptions`. */
  readonly input?: AsyncIterable<Sent<T>> | Iterable<Sent<T>> | undefined;
}

/** Arguments and options, left out if they may be. */
type Sending<Args, Options> =
  Partial<Options> extends Options
    ? [] extends Args
      ? [args?: Args, options?: Options]
      : [args: Args, options?: Options]
    : [args: ArgsArgument<Args>, options: Options];

/** Positional arguments; undefined if there need not be any. */
export type ArgsArgument<Args> = [] extends Args ? Args | undefined : Args;

/** The arguments and options of a call, for which `params` fills the placeholders of the URI. */
export type CallParameters<P extends ProcedureContract, Key extends string> = Sending<
  ArgsOf<P, "in">,
  Omit<CallOptions, "kwargs"> & KwargsOption<P> & ParamsOption<Key>
>;

/** The arguments and options of a progressive call. */
export type ProgressiveCallParameters<P extends ProcedureContract, Key extends string> = Sending<
  ArgsOf<P, "in">,
  Omit<ProgressiveCallOptions, "kwargs" | "input"> &
    KwargsOption<P> &
    ParamsOption<Key> &
    InputOption<Member<P, "input">>
>;

/** The options of a publication. */
export type ContractPublishOptions<T extends TopicContract, Key extends string> = Omit<PublishOptions, "kwargs"> &
  KwargsOption<T> &
  ParamsOption<Key>;

/** The arguments and options of a publication. */
export type PublishParameters<T extends TopicContract, Key extends string> = Sending<
  ArgsOf<T, "in">,
  ContractPublishOptions<T, Key>
>;

/** Options of a subscription: `params` fills placeholders of the URI, those without a value match anything. */
export type ContractSubscribeOptions<Key extends string> = Omit<SubscribeOptions, "match"> & {
  readonly params?: Partial<Params<Key>> | undefined;
};

/** An event that fits its contract. */
export type ContractEvent<T extends TopicContract, Key extends string> = Omit<WampEvent, "args" | "kwargs"> & {
  readonly args: ArgsOf<T, "out">;
  readonly kwargs: KwargsOf<T, "out">;
  /** What stands for the placeholders of the URI. */
  readonly params: Params<Key>;
};

/** A call that fits its contract, as its callee sees it. */
export type ContractInvocation<P extends ProcedureContract, Key extends string> = Omit<
  Invocation,
  "args" | "kwargs" | "input" | "progress"
> & {
  readonly args: ArgsOf<P, "out">;
  readonly kwargs: KwargsOf<P, "out">;
  /** What stands for the placeholders of the URI. */
  readonly params: Params<Key>;
  /** See `Invocation.input`. Throws `wamp.error.invalid_argument` for a chunk that does not fit. */
  readonly input: AsyncIterable<ContractResult<Member<P, "input">>>;
  /** See `Invocation.progress`. Rejects with a `PayloadError` if the value does not fit. */
  progress(value: Sent<Member<P, "progress">>): Promise<void>;
};

/** What a handler answers with. */
type Answer<P extends ProcedureContract> =
  | Sent<Member<P, "result">>
  | Promise<Sent<Member<P, "result">>>
  | Generator<Sent<Member<P, "progress">>, Sent<Member<P, "result">>, void>
  | AsyncGenerator<Sent<Member<P, "progress">>, Sent<Member<P, "result">>, void>;

/** Answers calls that fit their contract, with what fits it; see `InvocationHandler`. */
export type ContractHandler<P extends ProcedureContract, Key extends string> = (
  invocation: ContractInvocation<P, Key>,
) => Answer<P>;

/** The type of a progressive result. */
export type ProgressOf<P extends ProcedureContract> = ContractResult<Member<P, "progress">>;

/** The type of the final result. */
export type ResultOf<P extends ProcedureContract> = ContractResult<Member<P, "result">>;

/** All errors a contract names, those of a procedure and those of all procedures, as a union of tables. */
type ErrorTables<C extends ContractDefinition> =
  | Extract<C["errors"], ErrorContracts>
  | { [P in ProcedureKey<C>]: Extract<Member<ProcedureOf<C, P>, "errors">, ErrorContracts> }[ProcedureKey<C>];

/** The URIs of the errors a contract names. */
export type ErrorKey<C extends ContractDefinition> = KeysOf<ErrorTables<C>> & string;

type KeysOf<T> = T extends unknown ? keyof T : never;

/** What a contract says of an error, whichever procedure it comes from. */
type ErrorOf<C extends ContractDefinition, U extends string> = Lookup<ErrorTables<C>, U>;

type Lookup<T, U extends string> = T extends { readonly [K in U]: infer E } ? E : never;

/** The payload of an error that a contract names. */
type ErrorPayload<E, D extends Direction> = E extends StandardSchema
  ? { readonly args: readonly unknown[]; readonly kwargs: Readonly<Side<E, D>> }
  : { readonly args: ArgsOf<E, D>; readonly kwargs: KwargsOf<E, D> };

/** The payload of an error, with the parts left out that may be. */
export type ErrorParameters<C extends ContractDefinition, U extends string> =
  ErrorPayload<ErrorOf<C, U>, "in"> extends infer E extends { readonly args: unknown; readonly kwargs: object }
    ? ([] extends E["args"] ? { readonly args?: E["args"] | undefined } : { readonly args: E["args"] }) &
        (Partial<E["kwargs"]> extends E["kwargs"]
          ? { readonly kwargs?: E["kwargs"] | undefined }
          : { readonly kwargs: E["kwargs"] })
    : never;

/** An error that a contract names, as the caller gets it. */
export type ContractError<C extends ContractDefinition, U extends string> = WampError<U> &
  ErrorPayload<ErrorOf<C, U>, "out">;

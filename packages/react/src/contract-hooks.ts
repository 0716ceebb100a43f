import type { SubscribeOptions } from "@junctor/client";
import type {
  CallParameters,
  Contract,
  ContractDefinition,
  ContractEvent,
  ContractSubscribeOptions,
  ProcedureKey,
  ProcedureOf,
  ResultOf,
  TopicKey,
  TopicOf,
} from "@junctor/client/contract";
import type { SubscriptionState } from "./subscription-state.ts";
import type { CallHook } from "./use-call.ts";
import { useCallThrough } from "./use-call.ts";
import { useLatestEventThrough } from "./use-latest-event.ts";
import type { QueryHook } from "./use-query.ts";
import { useQueryThrough } from "./use-query.ts";
import { useSubscriptionThrough } from "./use-subscription.ts";
import type { Handler } from "./use-subscription.ts";
import type { AnyCallOptions, AnySubscribeOptions, Use, Verbs } from "./verbs.ts";

/** Options of a subscription whose life is that of a component. */
export type HookSubscribeOptions<T extends string> = Omit<
  ContractSubscribeOptions<T>,
  keyof Pick<SubscribeOptions, "signal" | "whenOffline">
>;

/** The hooks with a contract's procedures, topics and types. What does not fit the contract is an error. */
export interface ContractHooks<C extends ContractDefinition> {
  /** See `useCall`. */
  useCall<P extends ProcedureKey<C>>(
    procedure: P,
  ): CallHook<ResultOf<ProcedureOf<C, P>>, CallParameters<ProcedureOf<C, P>, P>>;
  /** See `useQuery`. */
  useQuery<P extends ProcedureKey<C>>(
    procedure: P,
    ...rest: CallParameters<ProcedureOf<C, P>, P>
  ): QueryHook<ResultOf<ProcedureOf<C, P>>>;
  /** See `useSubscription`. */
  useSubscription<T extends TopicKey<C>>(
    topic: T,
    handler: (event: ContractEvent<TopicOf<C, T>, T>) => unknown,
    options?: HookSubscribeOptions<T>,
  ): SubscriptionState;
  /** See `useLatestEvent`. */
  useLatestEvent<T extends TopicKey<C>>(
    topic: T,
    options?: HookSubscribeOptions<T>,
  ): ContractEvent<TopicOf<C, T>, T> | undefined;
}

/** Makes the hooks of a contract: `const { useCall, useSubscription } = contractHooks(bank)`, outside of components. */
export function contractHooks<C extends ContractDefinition>(contract: Contract<C>): ContractHooks<C> {
  const use: Use = (client) => client.use(contract) as unknown as Verbs;
  const hooks = {
    useCall: (procedure: string) => useCallThrough(use, procedure),
    useQuery: (procedure: string, args?: readonly unknown[], options?: AnyCallOptions) =>
      useQueryThrough(use, { procedure, args, options }),
    useSubscription: (topic: string, handler: Handler, options?: AnySubscribeOptions) =>
      useSubscriptionThrough(use, { topic, options }, handler),
    useLatestEvent: (topic: string, options?: AnySubscribeOptions) => useLatestEventThrough(use, { topic, options }),
  };
  return hooks as unknown as ContractHooks<C>;
}

// The public surface, in reading order.
export { WampProvider } from "./wamp-provider.ts";
export type { WampProviderProps } from "./wamp-provider.ts";
export { useClient, useConnection } from "./use-connection.ts";
export type { Connection, Retry } from "./connection.ts";
export { useCall } from "./use-call.ts";
export type { AnyCall, CallHook } from "./use-call.ts";
export type { CallState } from "./call-state.ts";
export { useQuery } from "./use-query.ts";
export type { QueryHook } from "./use-query.ts";
export { useSubscription } from "./use-subscription.ts";
export type { Handler } from "./use-subscription.ts";
export type { SubscriptionState } from "./subscription-state.ts";
export { useLatestEvent } from "./use-latest-event.ts";
export { contractHooks } from "./contract-hooks.ts";
export type { ContractHooks, HookSubscribeOptions } from "./contract-hooks.ts";
export type { AnyCallOptions, AnySubscribeOptions, WithParams } from "./verbs.ts";

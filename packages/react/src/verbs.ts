import type { CallOptions, Client, Result, SubscribeOptions, Subscription, WampEvent } from "@junctor/client";

/** Values for the placeholders of a contract's URI. */
export interface WithParams {
  readonly params?: { readonly [name: string]: string | undefined } | undefined;
}

/** The options of calls that hooks hand on. */
export type AnyCallOptions = CallOptions & WithParams;

/** The options of subscriptions that hooks hand on. */
export type AnySubscribeOptions = Omit<SubscribeOptions, "signal" | "whenOffline"> & WithParams;

/** What hooks do with a session, or with a contract's view on it. */
export interface Verbs {
  call(procedure: string, args?: readonly unknown[], options?: AnyCallOptions): Promise<Result>;
  subscribe(
    topic: string,
    handler: (event: WampEvent) => unknown,
    options?: SubscribeOptions & WithParams,
  ): Promise<Subscription>;
}

/** How a client is used: as it is, or through a contract. */
export type Use = (client: Client) => Verbs;

/** As it is. */
export const asItIs: Use = (client) => client;

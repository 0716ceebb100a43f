import type { WampEvent } from "@junctor/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { keyOf } from "./key-of.ts";
import { SUBSCRIBING } from "./subscription-state.ts";
import type { SubscriptionState } from "./subscription-state.ts";
import { SubscriptionStore } from "./subscription-store.ts";
import { useLatest } from "./use-latest.ts";
import { asItIs } from "./verbs.ts";
import type { AnySubscribeOptions, Use } from "./verbs.ts";
import { useConnected } from "./wamp-context.ts";

/** What handles the events of a hook. */
export type Handler = (event: WampEvent) => unknown;

/**
 * Subscribes while the component is mounted, through lost connections. The handler may be another one in each rendering:
 * the latest gets the event, one after the other. Its exceptions go to the client's `onError`.
 */
export function useSubscription(topic: string, handler: Handler, options?: AnySubscribeOptions): SubscriptionState {
  return useSubscriptionThrough(asItIs, { topic, options }, handler);
}

/** What is subscribed to. */
export interface Interest {
  readonly topic: string;
  readonly options?: AnySubscribeOptions | undefined;
}

/** `useSubscription`, through a contract or not. */
export function useSubscriptionThrough(use: Use, interest: Interest, handler: Handler): SubscriptionState {
  const { client } = useConnected();
  const [subscription] = useState(() => new SubscriptionStore());
  const latest = useLatest({ interest, handler });
  const key = keyOf([interest.topic, interest.options]);
  useEffect(() => {
    if (client === undefined) return undefined;
    const { topic, options } = latest.current.interest;
    const handle: Handler = (event) => latest.current.handler(event);
    return subscription.open((signal) =>
      use(client).subscribe(topic, handle, { ...options, whenOffline: "wait", signal }),
    );
  }, [use, client, key, subscription, latest]);
  return useSyncExternalStore(subscription.subscribe, subscription.get, subscribing);
}

const subscribing = (): typeof SUBSCRIBING => SUBSCRIBING;

import type { WampEvent } from "@junctor/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { keyOf } from "./key-of.ts";
import { Store } from "./store.ts";
import { useSubscriptionThrough } from "./use-subscription.ts";
import type { Interest } from "./use-subscription.ts";
import { asItIs } from "./verbs.ts";
import type { AnySubscribeOptions, Use } from "./verbs.ts";

/**
 * The latest event of a topic, to show it; undefined until there is one. With `getRetained` the router's retained event
 * comes at once.
 */
export function useLatestEvent(topic: string, options?: AnySubscribeOptions): WampEvent | undefined {
  return useLatestEventThrough(asItIs, { topic, options });
}

/** `useLatestEvent`, through a contract or not. */
export function useLatestEventThrough(use: Use, interest: Interest): WampEvent | undefined {
  const [events] = useState(() => new Store<WampEvent | undefined>(undefined));
  const key = keyOf([interest.topic, interest.options]);
  // An event of another topic is not the latest of this one.
  useEffect(() => () => events.set(undefined), [key, events]);
  useSubscriptionThrough(use, interest, events.set.bind(events));
  return useSyncExternalStore(events.subscribe, events.get, none);
}

const none = (): undefined => undefined;

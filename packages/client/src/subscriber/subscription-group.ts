import type { ActiveSubscription } from "./active-subscription.ts";

/** The subscriptions that share one id, because they have the same topic and match policy (spec: BP-PS-02, BP-PS-03). */
export interface SubscriptionGroup {
  readonly id: number;
  readonly topic: string;
  /** Topic and match policy as one key. */
  readonly pattern: string;
  readonly members: Set<ActiveSubscription>;
}

/** The key of a topic and its match policy. */
export function patternKey(topic: string, match = "exact"): string {
  return `${match}:${topic}`;
}

import type { Dict } from "@junctor/core";
import type { Subscription } from "../broker/subscriptions.ts";
import { isoTime } from "./iso-time.ts";

/** What the meta API tells of a subscription (spec: AP-MSUB-02, AP-MSUB-08). */
export function subscriptionDetails({ id, created, topic, match }: Subscription): Dict {
  return { id, created: isoTime(created), uri: topic, match };
}

import type { Dict, MatchPolicy } from "@junctor/core";
import { wireOptions } from "../wire-options.ts";

/** What happens to events, or progressive results, that come faster than they are taken. */
export interface BufferOptions {
  /** How many events may wait. */
  readonly max: number;
  /**
   * What happens when one more comes: `error` gives the subscription or call up with a `BufferOverflowError`, `drop-oldest` and
   * `drop-newest` lose one event, `keep-latest` loses all that wait. Lost events are counted in `Subscription.dropped`.
   */
  readonly overflow: "error" | "drop-oldest" | "drop-newest" | "keep-latest";
}

/** Options of `Session.subscribe`. */
export interface SubscribeOptions {
  /** How the topic is matched (spec: "Pattern-based Subscriptions"). Default: `exact`. */
  readonly match?: MatchPolicy | undefined;
  /** Asks for the event the broker retained (spec: "Event Retention"). Default: false. */
  readonly getRetained?: boolean | undefined;
  /** Ends the subscription, or the attempt to subscribe, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Default: with a handler no limit, without one `{ max: 1000, overflow: "error" }`. */
  readonly buffer?: BufferOptions | undefined;
}

/** `SUBSCRIBE.Options`. */
export function subscribeOptions(options: SubscribeOptions): Dict {
  return wireOptions({ match: options.match, get_retained: options.getRetained });
}

import type { Dict, MatchPolicy } from "@junctor/core";
import type { WhenOffline } from "../durable/when-offline.ts";
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
  /**
   * The node this session works for, a stable name of it: of the events published with an `rkey` it gets those of its
   * node (spec: "Sharded Subscription"). One for all subscriptions of a session to the same topic; the broker refuses
   * a second one as `wamp.error.option_not_allowed`. Default: none, all events come.
   */
  readonly nkey?: string | undefined;
  /**
   * What a client does that has no session: `fail` rejects with `NotConnectedError`, `wait` waits for the next one, no
   * longer than `signal` allows. Default: `fail`.
   */
  readonly whenOffline?: WhenOffline | undefined;
  /** Ends the subscription, or the attempt to subscribe, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Default: with a handler no limit, without one `{ max: 1000, overflow: "error" }`. */
  readonly buffer?: BufferOptions | undefined;
}

/** `SUBSCRIBE.Options`. */
export function subscribeOptions(options: SubscribeOptions): Dict {
  return wireOptions({ match: options.match, get_retained: options.getRetained, nkey: options.nkey });
}

import type { MatchPolicy } from "@junctor/core";
import type { SlowConsumerPolicy } from "../outbox/slow-consumer.ts";
import type { MessageRate } from "../session/message-rate.ts";
import type { Disclosure } from "../disclosure.ts";
import type { Action } from "./action.ts";
import type { Authorizer } from "./authorizer.ts";

/**
 * A rule about URIs. Of all rules of a role that match a URI one decides, the most specific: exact, else the longest
 * prefix, else the wildcard pattern whose literal components come first. What it does not allow is denied.
 */
export interface Permission {
  /** A URI, or a pattern of URIs. What is under `wamp` is meant only if this starts with that component. */
  readonly uri: string;
  /** How URIs are matched. Default: `exact`. */
  readonly match?: MatchPolicy | undefined;
  /** What may be done. Default: nothing. */
  readonly allow?: { readonly [A in Action]?: boolean | undefined } | undefined;
  /** Whether the authorizer decides on what is not allowed here. Default: false, that is denied. */
  readonly ask?: boolean | undefined;
  /**
   * Whether the authorizer's answers about URIs here are kept until they are invalidated: true, even if it does not say
   * so; false, even if it does. Needs `ask`. Default: as it says.
   */
  readonly cache?: boolean | undefined;
  /** Whether receivers are told who calls or publishes here. Default: as for the role. */
  readonly disclosure?: Partial<Disclosure> | undefined;
  /** Whether who may subscribe may read the history, too. Default: true. */
  readonly history?: boolean | undefined;
  /**
   * Calls one session may have in flight to all that this permission decides on; beyond, ERROR
   * `wamp.error.unavailable`. An integer from 1 on. Default: only `limits.maxCalls` bounds them.
   */
  readonly maxCalls?: number | undefined;
}

/** What the sessions of one role may do. */
export interface RoleOptions {
  /** The `authrole` of its sessions. */
  readonly name: string;
  /** Default: none, so that nothing is allowed. */
  readonly permissions?: readonly Permission[] | undefined;
  /** Decides what no permission is about. Default: as for the realm. */
  readonly authorize?: Authorizer | string | undefined;
  /** Whether receivers are told who calls or publishes. Default: as for the realm. */
  readonly disclosure?: Partial<Disclosure> | undefined;
  /** What becomes of its sessions when they do not take their events fast enough. Default: as for the realm. */
  readonly slowConsumer?: SlowConsumerPolicy | undefined;
  /** How much each of its sessions may send. Default: as for the realm. */
  readonly rate?: MessageRate | undefined;
}

import type { MatchPolicy } from "@junctor/core";
import type { SlowConsumerPolicy } from "../outbox/slow-consumer.ts";
import type { Disclosure } from "../disclosure.ts";

/** What a session does to a URI, or to a pattern of URIs (spec: AP-AUTHZ-01). */
export type Action = "call" | "register" | "publish" | "subscribe";

/** All actions. */
export const actions: readonly Action[] = ["call", "register", "publish", "subscribe"];

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
  /** Whether receivers are told who calls or publishes here. Default: as for the role. */
  readonly disclosure?: Partial<Disclosure> | undefined;
}

/** What the sessions of one role may do. */
export interface RoleOptions {
  /** The `authrole` of its sessions. */
  readonly name: string;
  /** Default: none, so that nothing is allowed. */
  readonly permissions?: readonly Permission[] | undefined;
  /** Whether receivers are told who calls or publishes. Default: as for the realm. */
  readonly disclosure?: Partial<Disclosure> | undefined;
  /** What becomes of its sessions when they do not take their events fast enough. Default: as for the realm. */
  readonly slowConsumer?: SlowConsumerPolicy | undefined;
}

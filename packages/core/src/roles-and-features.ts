import type { Dict } from "./dict.ts";
import { isDict } from "./is-dict.ts";

/** What a client may be (spec: BP-GEN-03). */
export type ClientRole = "publisher" | "subscriber" | "caller" | "callee";

/** What a router may be (spec: BP-GEN-03). */
export type RouterRole = "broker" | "dealer";

/** What each role can announce under `Details.roles.<role>.features` (spec: AP-FEAT). */
export const featureKeys = {
  publisher: [
    "subscriber_blackwhite_listing",
    "publisher_exclusion",
    "publisher_identification",
    "sharded_subscriptions",
    "shareded_subscriptions",
    "payload_passthru_mode",
  ],
  subscriber: [
    "publisher_identification",
    "publication_trustlevels",
    "pattern_based_subscription",
    "subscription_revocation",
    "sharded_subscriptions",
    "shareded_subscriptions",
    "payload_passthru_mode",
  ],
  caller: [
    "progressive_call_results",
    "progressive_call_invocations",
    "call_timeout",
    "call_canceling",
    // The spec spells it both ways (T23).
    "call_cancelling",
    "caller_identification",
    "sharded_registration",
    "payload_passthru_mode",
  ],
  callee: [
    "progressive_call_results",
    "progressive_call_invocations",
    "call_timeout",
    "call_canceling",
    // The spec spells it both ways (T23).
    "call_cancelling",
    "caller_identification",
    "call_trustlevels",
    "pattern_based_registration",
    "shared_registration",
    "sharded_registration",
    "registration_revocation",
    "call_reroute",
    "payload_passthru_mode",
  ],
  broker: [
    "subscriber_blackwhite_listing",
    "publisher_exclusion",
    "publisher_identification",
    "publication_trustlevels",
    "event_history",
    "event_retention",
    "pattern_based_subscription",
    "subscription_meta_api",
    "subscription_revocation",
    "session_meta_api",
    "sharded_subscriptions",
    "shareded_subscriptions",
    "payload_passthru_mode",
    // The spec puts it beside `features` (T31).
    "reflection",
  ],
  dealer: [
    "progressive_call_results",
    "progressive_call_invocations",
    "call_timeout",
    "call_canceling",
    // The spec spells it both ways (T23).
    "call_cancelling",
    "call_reroute",
    "caller_identification",
    "call_trustlevels",
    "pattern_based_registration",
    "shared_registration",
    "sharded_registration",
    "registration_meta_api",
    "registration_revocation",
    "session_meta_api",
    "testament_meta_api",
    "payload_passthru_mode",
    // The spec puts it beside `features` (T31).
    "reflection",
  ],
} as const satisfies { readonly [R in ClientRole | RouterRole]: readonly string[] };

/** A feature that role `R` can announce. */
export type Feature<R extends ClientRole | RouterRole> = (typeof featureKeys)[R][number];

/** What a role announces; a feature that is missing is not supported. */
export interface RoleAnnouncement<R extends ClientRole | RouterRole> {
  readonly features?: { readonly [F in Feature<R>]?: boolean } | undefined;
  /** The placement the spec names (T31). */
  readonly reflection?: boolean | undefined;
}

/** `HELLO.Details.roles` (spec: BP-SESS-04). */
export type ClientRoles = { readonly [R in ClientRole]?: RoleAnnouncement<R> };

/** `WELCOME.Details.roles` (spec: BP-SESS-05). */
export type RouterRoles = { readonly [R in RouterRole]?: RoleAnnouncement<R> };

/** Whether Details name a role at all. */
export function hasRole(details: Dict, role: ClientRole | RouterRole): boolean {
  return ownDict(ownDict(details, "roles"), role) !== undefined;
}

/**
 * Whether Details of HELLO or WELCOME announce a feature. Anything but `true` is no announcement;
 * only what the peer itself sent counts, nothing inherited. `reflection` may also stand beside `features` (T31).
 */
export function hasFeature<R extends ClientRole | RouterRole>(details: Dict, role: R, feature: Feature<R>): boolean {
  const announcement = ownDict(ownDict(details, "roles"), role);
  return isOn(ownDict(announcement, "features"), feature) || (feature === "reflection" && isOn(announcement, feature));
}

function isOn(dict: Dict | undefined, key: string): boolean {
  return dict !== undefined && Object.hasOwn(dict, key) && dict[key] === true;
}

function ownDict(dict: Dict | undefined, key: string): Dict | undefined {
  if (dict === undefined || !Object.hasOwn(dict, key)) return undefined;
  return isDict(dict[key]) ? dict[key] : undefined;
}

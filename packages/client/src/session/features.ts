import type { ClientRole, Dict, Feature } from "@junctor/core";

/** The advanced features the router announced in WELCOME, by its role (spec: AP-FEAT-01). */
export interface Features {
  readonly broker: ReadonlySet<string>;
  readonly dealer: ReadonlySet<string>;
}

/**
 * What this client announces for each role: exactly what it implements.
 * Where the spec spells a feature in two ways both are announced (T23).
 */
const ANNOUNCED: { readonly [R in ClientRole]: readonly Feature<R>[] } = {
  publisher: [
    "payload_passthru_mode",
    "publisher_exclusion",
    "publisher_identification",
    "sharded_subscriptions",
    "shareded_subscriptions",
    "subscriber_blackwhite_listing",
  ],
  subscriber: [
    "pattern_based_subscription",
    "payload_passthru_mode",
    "publication_trustlevels",
    "publisher_identification",
    "sharded_subscriptions",
    "shareded_subscriptions",
    "subscription_revocation",
  ],
  caller: [
    "call_canceling",
    "call_cancelling",
    "caller_identification",
    "payload_passthru_mode",
    "progressive_call_invocations",
    "progressive_call_results",
    "sharded_registration",
  ],
  callee: [
    "call_canceling",
    "call_cancelling",
    "call_reroute",
    "call_timeout",
    "call_trustlevels",
    "caller_identification",
    "pattern_based_registration",
    "payload_passthru_mode",
    "progressive_call_invocations",
    "progressive_call_results",
    "registration_revocation",
    "sharded_registration",
    "shared_registration",
  ],
};

/** `HELLO.Details.roles` for the given roles. */
export function announcedRoles(roles: readonly ClientRole[]): Dict {
  return Object.fromEntries(roles.map((role) => [role, { features: flags(ANNOUNCED[role]) }]));
}

/** Reads `WELCOME.Details.roles`; what is missing or of another shape counts as not announced. */
export function readFeatures(details: Dict): Features {
  const roles = asDict(details["roles"]);
  return { broker: readRole(roles["broker"]), dealer: readRole(roles["dealer"]) };
}

/** `reflection` stands beside the features, or among them (T31). */
function readRole(role: unknown): ReadonlySet<string> {
  const { features, reflection } = asDict(role);
  const announced = Object.entries(asDict(features)).filter(([, value]) => value === true);
  const names = announced.map(([name]) => name);
  return new Set(reflection === true ? [...names, "reflection"] : names);
}

function flags(names: readonly string[]): Dict {
  return Object.fromEntries(names.map((name) => [name, true]));
}

function asDict(value: unknown): Dict {
  return typeof value === "object" && value !== null ? (value as Dict) : {};
}

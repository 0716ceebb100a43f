import type { Dict, Feature, RouterRole } from "@junctor/core";

/** The features announced for some roles: `roles.<role>.features.<feature>: true` (spec: BP-SESS-06, AP-FEAT-01). */
export type Announced<Role extends string> = ReadonlyMap<Role, ReadonlySet<string>>;

const brokerFeatures = [
  // One to a line, in the order of the alphabet.
  "event_history",
  "event_retention",
  "pattern_based_subscription",
  "payload_passthru_mode",
  "publication_trustlevels",
  "publisher_exclusion",
  "publisher_identification",
  "reflection",
  "session_meta_api",
  // The spec misspells it (spec: T23).
  "sharded_subscriptions",
  "shareded_subscriptions",
  "subscriber_blackwhite_listing",
  "subscription_meta_api",
  "subscription_revocation",
] as const satisfies readonly Feature<"broker">[];

const dealerFeatures = [
  // One to a line, in the order of the alphabet.
  // The spec spells it both ways (spec: T23).
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
  "reflection",
  "registration_meta_api",
  "registration_revocation",
  "session_meta_api",
  "sharded_registration",
  "shared_registration",
  "testament_meta_api",
] as const satisfies readonly Feature<"dealer">[];

/** What this router implements beyond the Basic Profile. A feature is spoken only if it stands here. */
export const routerFeatures: Announced<RouterRole> = new Map<RouterRole, ReadonlySet<string>>([
  ["broker", new Set(brokerFeatures)],
  ["dealer", new Set(dealerFeatures)],
]);

/** Whether `feature` was announced for `role`. */
export function announces<Role extends string>(roles: Announced<Role>, role: Role, feature: string): boolean {
  return roles.get(role)?.has(feature) ?? false;
}

/** The `roles` dict of WELCOME; a role without features is `{}` (spec: BP-SESS-06). */
export function rolesDict(roles: Announced<RouterRole>): Dict {
  return Object.fromEntries(Array.from(roles, ([role, features]) => [role, roleDict(features)]));
}

function roleDict(features: ReadonlySet<string>): Dict {
  if (features.size === 0) return {};
  const flags = Object.fromEntries(Array.from(features, (feature) => [feature, true]));
  // The spec puts this one beside the others (spec: AP-REFL-01, T31).
  return features.has("reflection") ? { features: flags, reflection: true } : { features: flags };
}

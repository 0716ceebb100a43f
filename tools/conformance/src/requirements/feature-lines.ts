import type { ClientRole, Feature, RouterRole } from "@junctor/core";
import { requirements } from "./index.ts";
import type { Requirement } from "./requirement.ts";

/** The features of a role, each with the lines that define it: ids, or what they start with. */
type FeatureLines<Role extends ClientRole | RouterRole> = { readonly [F in Feature<Role>]: readonly string[] };

const canceling = ["AP-CANCEL-"];
/** All of it but who may read it, which is authorisation. */
const history = ["AP-HIST-0", "AP-HIST-10", "AP-HIST-11", "AP-HIST-13"];
const reflection = ["AP-REFL-01", "AP-REFL-02"];
const shardedSubscriptions = ["AP-SHARD-02", "AP-SHARD-03"];
/** The specification asks no such announcement of this role. */
const unasked: readonly string[] = [];

/** What defines each feature. Nobody announces a feature without lines, or with a line that nothing verifies. */
export const featureLines: { readonly [Role in ClientRole | RouterRole]: FeatureLines<Role> } = {
  broker: {
    subscriber_blackwhite_listing: ["AP-BW-"],
    publisher_exclusion: ["AP-PEXCL-"],
    publisher_identification: ["AP-PID-"],
    publication_trustlevels: ["AP-TRUST-02"],
    event_history: history,
    event_retention: ["AP-RET-"],
    pattern_based_subscription: ["AP-PSUB-"],
    subscription_meta_api: ["AP-MSUB-"],
    subscription_revocation: ["AP-REV-"],
    session_meta_api: ["AP-MSESS-"],
    sharded_subscriptions: shardedSubscriptions,
    shareded_subscriptions: shardedSubscriptions,
    payload_passthru_mode: ["AP-PPT-"],
    reflection,
  },
  dealer: {
    progressive_call_results: ["AP-PCR-"],
    progressive_call_invocations: ["AP-PCI-"],
    call_timeout: ["AP-TMO-"],
    call_canceling: canceling,
    call_cancelling: canceling,
    call_reroute: ["AP-REROUTE-"],
    caller_identification: ["AP-CID-"],
    call_trustlevels: ["AP-TRUST-01"],
    pattern_based_registration: ["AP-PREG-"],
    shared_registration: ["AP-SHREG-"],
    sharded_registration: ["AP-SHARD-01"],
    registration_meta_api: ["AP-MREG-"],
    registration_revocation: ["AP-REV-"],
    session_meta_api: ["AP-MSESS-"],
    testament_meta_api: ["AP-TEST-"],
    payload_passthru_mode: ["AP-PPT-"],
    reflection,
  },
  publisher: {
    subscriber_blackwhite_listing: ["AP-BW-"],
    publisher_exclusion: ["AP-PEXCL-"],
    publisher_identification: ["AP-PID-"],
    sharded_subscriptions: shardedSubscriptions,
    shareded_subscriptions: shardedSubscriptions,
    payload_passthru_mode: ["AP-PPT-"],
  },
  subscriber: {
    publisher_identification: ["AP-PID-"],
    publication_trustlevels: ["AP-TRUST-02"],
    pattern_based_subscription: ["AP-PSUB-"],
    subscription_revocation: ["AP-REV-"],
    sharded_subscriptions: shardedSubscriptions,
    shareded_subscriptions: shardedSubscriptions,
    payload_passthru_mode: ["AP-PPT-"],
  },
  caller: {
    progressive_call_results: ["AP-PCR-"],
    progressive_call_invocations: ["AP-PCI-"],
    call_timeout: unasked,
    call_canceling: canceling,
    call_cancelling: canceling,
    caller_identification: ["AP-CID-"],
    sharded_registration: ["AP-SHARD-01"],
    payload_passthru_mode: ["AP-PPT-"],
  },
  callee: {
    progressive_call_results: ["AP-PCR-"],
    progressive_call_invocations: ["AP-PCI-"],
    call_timeout: ["AP-TMO-"],
    call_canceling: canceling,
    call_cancelling: canceling,
    caller_identification: ["AP-CID-"],
    call_trustlevels: ["AP-TRUST-01"],
    pattern_based_registration: ["AP-PREG-"],
    shared_registration: ["AP-SHREG-"],
    sharded_registration: ["AP-SHARD-01"],
    registration_revocation: ["AP-REV-"],
    call_reroute: ["AP-REROUTE-"],
    payload_passthru_mode: ["AP-PPT-"],
  },
};

/** The features a role has to announce: those whose lines are all verified, which `coverage.test.ts` holds true. */
export function provenFeatures(role: ClientRole | RouterRole): ReadonlySet<string> {
  const lines = Object.entries<readonly string[]>(featureLines[role]);
  return new Set(lines.filter(([, starts]) => starts.length > 0 && isVerified(starts)).map(([feature]) => feature));
}

/** The lines that define a feature. */
export function linesOf(starts: readonly string[]): readonly Requirement[] {
  return requirements.filter(({ id }) => starts.some((start) => id.startsWith(start)));
}

function isVerified(starts: readonly string[]): boolean {
  return linesOf(starts).every(({ pending }) => pending === undefined);
}

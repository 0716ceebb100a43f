import type { Requirement } from "./requirement.ts";

/** Pattern-based, shared and sharded registration; revocation. */
// oxfmt-ignore
export const advancedRegistrations: readonly Requirement[] = [
  { id: "AP-PREG-01", who: "callee", level: "MUST", text: "`REGISTER.Options.match` is `exact` (default), `prefix` or `wildcard`", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-PREG-02", who: "dealer", level: "MUST", text: "prefix: plain string prefix; `com.myapp.myobject1` matches itself, `..1.x` and `..1-sub`, not `com.myapp.myobject` [T8]", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-PREG-03", who: "dealer", level: "MUST", text: "wildcard: same component count, empty component matches any one whole component", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-PREG-04", who: "dealer", level: "MUST", text: "Exactly one registration serves a call: exact, else longest prefix, else best wildcard, else `no_such_procedure`", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-PREG-05", who: "dealer", level: "MUST", text: "Longest prefix = most URI components matched; any prefix match beats every wildcard match", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-PREG-06", who: "dealer", level: "MUST", text: "Best wildcard = longest literal run before first wildcard, ties by next run (= leftmost literal wins)", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-PREG-07", who: "dealer", level: "MUST", text: "Pattern registration: `INVOCATION.Details.procedure` = the called URI", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-PREG-08", who: "dealer", level: "MUST", text: "Same URI under different match policies = independent registrations; no set semantics between patterns", link: "rfc/text/advanced/rpc_pattern_based_registration.md" },
  { id: "AP-SHREG-01", who: "callee", level: "MUST", text: "`REGISTER.Options.invoke`: `single` (default), `roundrobin`, `random`, `first`, `last`", link: "rfc/text/advanced/rpc_shared_registration.md" },
  { id: "AP-SHREG-02", who: "dealer", level: "MUST", text: "single: every further REGISTER of the URI fails while the registration exists", link: "rfc/text/advanced/rpc_shared_registration.md" },
  { id: "AP-SHREG-03", who: "dealer", level: "MUST", text: "Shared: REGISTER with a policy different from the first one fails", link: "rfc/text/advanced/rpc_shared_registration.md" },
  { id: "AP-SHREG-04", who: "dealer", level: "MUST", text: "roundrobin: in registration order, wrapping; random: independent pick per call", link: "rfc/text/advanced/rpc_shared_registration.md" },
  { id: "AP-SHREG-05", who: "dealer", level: "MUST", text: "first / last: earliest / latest callee still registered", link: "rfc/text/advanced/rpc_shared_registration.md" },
  { id: "AP-SHREG-06", who: "dealer", level: "MUST", text: "All callees of a shared registration get the same Registration ID (derived)", link: "rfc/text/advanced/rpc_shared_registration.md, rfc/text/advanced/meta_api_registrations.md" },
  { id: "AP-SHARD-01", who: "caller", level: "MUST", text: "sharded_registration: `CALL.Options.runmode == \"partition\"` requires `CALL.Options.rkey` (rest unwritten)", link: "rfc/text/advanced/rpc_sharded_registration.md" },
  { id: "AP-SHARD-02", who: "publisher", level: "MAY", text: "Resource key `PUBLISH.Options.rkey|string`", link: "rfc/text/advanced/pubsub_sharded_subscription.md" },
  { id: "AP-SHARD-03", who: "subscriber", level: "MAY", text: "Node key `SUBSCRIBE.Options.nkey|string`", link: "rfc/text/advanced/pubsub_sharded_subscription.md" },
  { id: "AP-REV-01", who: "dealer", level: "MUST", text: "Revoke registration: `[67, 0, {\"registration\": id, \"reason\": string?}]`, request ID 0", link: "rfc/text/advanced/rpc_registration_revocation.md" },
  { id: "AP-REV-02", who: "broker", level: "MUST", text: "Revoke subscription: `[35, 0, {\"subscription\": id, \"reason\": string?}]`, request ID 0", link: "rfc/text/advanced/pubsub_subscription_revocation.md" },
  { id: "AP-REV-03", who: "router", level: "MUST", text: "Never send the revocation form to a peer without registration_revocation / subscription_revocation", link: "rfc/text/advanced/rpc_registration_revocation.md, rfc/text/advanced/pubsub_subscription_revocation.md" },
  { id: "AP-REV-04", who: "router", level: "MAY", text: "Revoke silently anyway; the peer can watch `on_unregister` / `on_unsubscribe` meta events", link: "rfc/text/advanced/rpc_registration_revocation.md, rfc/text/advanced/pubsub_subscription_revocation.md" },
  { id: "AP-REV-05", who: "codec", level: "MUST", text: "35/67 with 3 elements and request 0 parse; the Details ID is an integer (text says bool [T23])", link: "rfc/text/advanced/rpc_registration_revocation.md" },
];

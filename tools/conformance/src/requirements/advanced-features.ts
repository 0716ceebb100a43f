import type { Requirement } from "./requirement.ts";

/** Feature announcement and the messages the Advanced Profile adds. */
// oxfmt-ignore
export const advancedFeatures: readonly Requirement[] = [
  { id: "AP-FEAT-01", who: "client, router", level: "MUST", text: "Announce every implemented advanced feature; path `Details.roles.<role>.features.<key>: true` (HELLO client, WELCOME router)", link: "rfc/text/advanced/features.md" },
  { id: "AP-FEAT-02", who: "dealer", level: "MUST", text: "Keys: progressive_call_results, progressive_call_invocations, call_timeout, call_canceling, caller_identification, call_trustlevels", link: "rfc/text/advanced/rpc_*.md" },
  { id: "AP-FEAT-03", who: "dealer", level: "MUST", text: "Keys: registration_meta_api, session_meta_api, testament_meta_api, pattern_based_registration, shared_registration", link: "rfc/text/advanced/rpc_*.md, rfc/text/advanced/meta_api_*.md" },
  { id: "AP-FEAT-04", who: "dealer", level: "MUST", text: "Keys: sharded_registration, registration_revocation, call_reroute, payload_passthru_mode", link: "rfc/text/advanced/rpc_*.md, rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-FEAT-05", who: "broker", level: "MUST", text: "Keys: subscriber_blackwhite_listing, publisher_exclusion, publisher_identification, publication_trustlevels, event_history", link: "rfc/text/advanced/pubsub_*.md" },
  { id: "AP-FEAT-06", who: "broker", level: "MUST", text: "Keys: subscription_meta_api, session_meta_api, pattern_based_subscription, event_retention, subscription_revocation", link: "rfc/text/advanced/pubsub_*.md" },
  { id: "AP-FEAT-07", who: "broker", level: "MUST", text: "Keys: `shareded_subscriptions` (sic, [T23]), payload_passthru_mode", link: "rfc/text/advanced/pubsub_sharded_subscription.md" },
  { id: "AP-FEAT-08", who: "caller", level: "MUST", text: "Keys: progressive_call_results, progressive_call_invocations, call_canceling, caller_identification, sharded_registration, payload_passthru_mode", link: "rfc/text/advanced/rpc_*.md" },
  { id: "AP-FEAT-09", who: "callee", level: "MUST", text: "As caller, plus call_timeout (MAY), call_trustlevels, pattern_based_registration, shared_registration, registration_revocation, call_reroute", link: "rfc/text/advanced/rpc_*.md" },
  { id: "AP-FEAT-10", who: "publisher", level: "MUST", text: "Keys: subscriber_blackwhite_listing, publisher_exclusion, publisher_identification, shareded_subscriptions, payload_passthru_mode", link: "rfc/text/advanced/pubsub_*.md" },
  { id: "AP-FEAT-11", who: "subscriber", level: "MUST", text: "Keys: publisher_identification, publication_trustlevels, pattern_based_subscription, subscription_revocation, shareded_subscriptions, payload_passthru_mode", link: "rfc/text/advanced/pubsub_*.md" },
  { id: "AP-MSG-01", who: "router", level: "MUST", text: "4 CHALLENGE `[4, AuthMethod|string, Extra|dict]` router to client", link: "rfc/text/advanced/messages.md" },
  { id: "AP-MSG-02", who: "client", level: "MUST", text: "5 AUTHENTICATE `[5, Signature|string, Extra|dict]` client to router", link: "rfc/text/advanced/messages.md" },
  { id: "AP-MSG-03", who: "caller", level: "MUST", text: "49 CANCEL `[49, CALL.Request|id, Options|dict]` caller to dealer", link: "rfc/text/advanced/messages.md" },
  { id: "AP-MSG-04", who: "dealer", level: "MUST", text: "69 INTERRUPT `[69, INVOCATION.Request|id, Options|dict]` dealer to callee", link: "rfc/text/advanced/messages.md" },
];

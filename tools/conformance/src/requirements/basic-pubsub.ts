import type { Requirement } from "./requirement.ts";

/** Publish and subscribe, Basic Profile. */
// oxfmt-ignore
export const basicPubsub: readonly Requirement[] = [
  { id: "BP-PS-01", who: "broker", level: "MUST", text: "Answer SUBSCRIBE with SUBSCRIBED or ERROR `[8, 32, req, {}, uri]`", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-02", who: "broker", level: "MUST", text: "Re-SUBSCRIBE by the same session to the same topic/match returns the existing Subscription ID", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-03", who: "subscriber", level: "MAY", text: "Several handlers may hang on one subscription; EVENT is delivered once per Subscription ID", link: "rfc/text/basic/publish_subscribe.md, rfc/text/basic/messages.md" },
  { id: "BP-PS-04", who: "broker", level: "MUST", text: "A subscription lives until UNSUBSCRIBE or session end; one UNSUBSCRIBE ends it however often it was requested (derived)", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-05", who: "broker", level: "MUST", text: "UNSUBSCRIBE of an ID not held by this session: ERROR `[8, 34, req, {}, \"wamp.error.no_such_subscription\"]`", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-06", who: "broker", level: "MUST", text: "Successful UNSUBSCRIBE: `[35, req]` and no further EVENT on that ID to that session [T5] (derived)", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-07", who: "broker", level: "MUST", text: "PUBLISH without `Options.acknowledge: true` gets no reply at all, neither on success nor on failure", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-08", who: "broker", level: "MUST", text: "With `acknowledge: true`: PUBLISHED on success, ERROR `[8, 16, req, ..]` on refusal", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-09", who: "broker", level: "MUST", text: "Deliver to all subscribers current at publish time; future subscribers get nothing (except retention/history)", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-10", who: "broker", level: "MUST", text: "The publishing session never receives its own event by default, even when subscribed", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-11", who: "broker", level: "MUST", text: "EVENT carries the subscriber's Subscription ID and the publication's ID; the same Publication ID goes to every receiver", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-12", who: "broker", level: "MUST", text: "EVENT payload equals the PUBLISH payload (Arguments, ArgumentsKw)", link: "rfc/text/basic/publish_subscribe.md" },
  { id: "BP-PS-13", who: "broker", level: "MUST", text: "A session with several matching subscriptions gets one EVENT per subscription, same Publication ID", link: "rfc/text/basic/messages.md, rfc/text/advanced/pubsub_pattern_based_subscription.md" },
  { id: "BP-PS-14", who: "broker", level: "MUST", text: "Unauthorised SUBSCRIBE/PUBLISH(ack): ERROR `wamp.error.not_authorized`", link: "rfc/text/basic/publish_subscribe.md, rfc/text/basic/uri_reference.md" },
];

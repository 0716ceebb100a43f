import type { Requirement } from "./requirement.ts";

/** How a session begins and ends. */
// oxfmt-ignore
export const basicSessions: readonly Requirement[] = [
  { id: "BP-SESS-01", who: "client", level: "MUST", text: "HELLO is the first message on the transport", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-02", who: "router", level: "MUST", text: "Reply to HELLO: WELCOME, ABORT, or (auth) CHALLENGE; without auth WELCOME is the router's first message", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-03", who: "router", level: "MUST", text: "The session starts when WELCOME is sent; ends on transport loss, ABORT, or completed GOODBYE exchange", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-04", who: "client", level: "MUST", text: "`HELLO.Details.roles` is a dict role -> dict; at least one role from publisher/subscriber/caller/callee", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-05", who: "router", level: "MUST", text: "`WELCOME.Details.roles` is a dict role -> dict; at least one of broker/dealer", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-06", who: "client, router", level: "MUST", text: "Role dict is `{}` for pure Basic Profile; otherwise it lists features under `roles.<role>.features.<feature>: true`", link: "rfc/text/basic/sessions.md, rfc/text/advanced/features.md" },
  { id: "BP-SESS-07", who: "client, router", level: "MAY", text: "`agent|string` in HELLO/WELCOME Details names the implementation", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-08", who: "router", level: "MAY", text: "Unknown realm: auto-create, or ABORT `wamp.error.no_such_realm`", link: "rfc/text/basic/sessions.md, rfc/text/basic/uri_reference.md" },
  { id: "BP-SESS-09", who: "router, client", level: "MUST", text: "ABORT is never answered; Details is a dict and Reason a URI", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-10", who: "router, client", level: "MUST", text: "First GOODBYE is answered by exactly one GOODBYE, reason `wamp.close.goodbye_and_out`; a reply is not answered again", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-11", who: "router, client", level: "MUST", text: "After sending GOODBYE (SHUTTING DOWN) ignore every message except the peer's GOODBYE (transition 14)", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-12", who: "client, router", level: "MUST", text: "GOODBYE reasons: `wamp.close.system_shutdown`, `wamp.close.close_realm`, `wamp.close.killed` (router-forced) [T22]", link: "rfc/text/basic/uri_reference.md, rfc/text/advanced/uris.md" },
  { id: "BP-SESS-13", who: "router", level: "MUST", text: "State chart: CLOSED -HELLO-> ESTABLISHING -> ESTABLISHED or CHALLENGING -valid AUTHENTICATE-> ESTABLISHED", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-14", who: "router", level: "MUST", text: "Invalid HELLO or failed AUTHENTICATE: send ABORT, state CLOSED (transitions 7, 11)", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-15", who: "router", level: "MUST", text: "Simultaneous GOODBYEs: each side treats the other's GOODBYE as the reply; no third GOODBYE is sent (derived)", link: "rfc/text/basic/sessions.md" },
  { id: "BP-SESS-16", who: "router", level: "MUST", text: "Session end (any cause) removes its subscriptions, registrations, pending calls and invocations (derived)", link: "rfc/text/basic/building_blocks.md, rfc/text/basic/remote_procedure_call.md" },
];

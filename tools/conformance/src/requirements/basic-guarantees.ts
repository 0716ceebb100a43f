import type { Requirement } from "./requirement.ts";

/** Order, transport security and the meaning of error URIs. */
// oxfmt-ignore
export const basicGuarantees: readonly Requirement[] = [
  { id: "BP-ORD-01", who: "broker", level: "MUST", text: "Events of one publisher reach one subscriber in publish order, across topics and subscriptions", link: "rfc/text/basic/security_model.md" },
  { id: "BP-ORD-02", who: "broker", level: "MUST", text: "SUBSCRIBED precedes the first EVENT of that subscription", link: "rfc/text/basic/security_model.md" },
  { id: "BP-ORD-03", who: "dealer", level: "MUST", text: "Invocations from one caller to one callee keep call order, across procedures", link: "rfc/text/basic/security_model.md" },
  { id: "BP-ORD-04", who: "dealer", level: "MUST", text: "REGISTERED precedes the first INVOCATION of that registration", link: "rfc/text/basic/security_model.md" },
  { id: "BP-ORD-05", who: "router", level: "MAY", text: "No order promised among replies to different SUBSCRIBE/REGISTER requests or among results of different calls", link: "rfc/text/basic/security_model.md" },
  { id: "BP-ORD-06", who: "router", level: "MUST", text: "Order holds even if authorisation or payload handling is asynchronous (per-pair FIFO must survive awaits) (derived)", link: "rfc/text/basic/security_model.md" },
  { id: "BP-SEC-01", who: "transport", level: "SHOULD", text: "TCP-based transports (WebSocket, RawSocket) offer TLS", link: "rfc/text/basic/security_model.md" },
  { id: "BP-SEC-02", who: "client", level: "MUST", text: "Router identity rests on TLS: the client verifies the server certificate", link: "rfc/text/basic/security_model.md" },
  { id: "BP-SEC-03", who: "router", level: "MAY", text: "Client authentication by TLS client certificate at transport level", link: "rfc/text/basic/security_model.md" },
  { id: "BP-ERR-01", who: "dealer", level: "MUST", text: "`wamp.error.no_such_procedure` only for CALL without registration", link: "rfc/text/basic/uri_reference.md" },
  { id: "BP-ERR-02", who: "dealer", level: "MUST", text: "`wamp.error.procedure_already_exists` only for REGISTER conflicts", link: "rfc/text/basic/uri_reference.md" },
  { id: "BP-ERR-03", who: "dealer, callee", level: "MUST", text: "`wamp.error.canceled` (one l) marks a call cancelled by dealer or callee [T1]", link: "rfc/text/basic/uri_reference.md" },
  { id: "BP-ERR-04", who: "router", level: "MUST", text: "`wamp.error.payload_size_exceeded` when a message cannot be delivered because of a transport size limit", link: "rfc/text/basic/uri_reference.md" },
  { id: "BP-ERR-05", who: "router", level: "MUST", text: "`wamp.error.not_authorized`: action refused; `wamp.error.authorization_failed`: the authorizer itself failed", link: "rfc/text/basic/uri_reference.md" },
  { id: "BP-ERR-06", who: "router", level: "MUST", text: "`wamp.error.no_such_realm` and `wamp.error.no_such_role` are ABORT reasons at join", link: "rfc/text/basic/uri_reference.md" },
  { id: "BP-ERR-07", who: "router, client", level: "MUST", text: "`wamp.error.protocol_violation` is an ABORT reason; more detail may go into Arguments/ArgumentsKw", link: "rfc/text/basic/uri_reference.md" },
  { id: "BP-ERR-08", who: "router, client", level: "SHOULD", text: "Use only the predefined URIs for conditions the spec defines", link: "rfc/text/basic/uri_reference.md, rfc/text/advanced/uris.md" },
];

import type { Requirement } from "./requirement.ts";

/** Remote procedure calls, Basic Profile. */
// oxfmt-ignore
export const basicRpc: readonly Requirement[] = [
  { id: "BP-RPC-01", who: "dealer", level: "MUST", text: "Answer REGISTER with REGISTERED or ERROR `[8, 64, req, {}, uri]`", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-02", who: "dealer", level: "MUST", text: "Second REGISTER of an already registered URI: `wamp.error.procedure_already_exists` (unless AP-SHREG)", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-03", who: "dealer", level: "MUST", text: "UNREGISTER of an ID not held by this callee: ERROR `[8, 66, req, {}, \"wamp.error.no_such_registration\"]`", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-04", who: "dealer", level: "MUST", text: "Successful UNREGISTER: `[67, req]`; later calls no longer reach that callee", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-05", who: "dealer", level: "MUST", text: "CALL with no matching registration: ERROR `[8, 48, req, {}, \"wamp.error.no_such_procedure\"]`", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-06", who: "dealer", level: "MUST", text: "CALL is forwarded as INVOCATION with new request ID, the registration ID and the unchanged payload", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-07", who: "callee", level: "MUST", text: "Each INVOCATION ends in exactly one final YIELD or ERROR `[8, 68, INVOCATION.Request, ..]`", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-08", who: "dealer", level: "MUST", text: "Final YIELD becomes RESULT with CALL.Request; payload unchanged", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-09", who: "dealer", level: "MUST", text: "Callee ERROR is relayed as `[8, 48, CALL.Request, Details, Error, A?, K?]`: URI and payload preserved, type 68 -> 48", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-10", who: "dealer", level: "MUST", text: "Only the session that got the INVOCATION may answer it; foreign YIELD/ERROR must not resolve the call (derived)", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-11", who: "caller, callee", level: "MUST", text: "Calls are asynchronous; many may be outstanding, results may return in any order", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-12", who: "dealer", level: "MUST", text: "Caller leaves mid-call: send INTERRUPT `Options.mode=\"killnowait\"` iff dealer and callee both announced call_canceling", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-13", who: "dealer", level: "MUST", text: "Caller left and call_canceling is missing on either side: no INTERRUPT at all", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-14", who: "dealer", level: "MUST", text: "Caller left: discard the later YIELD/ERROR quietly (not a protocol violation)", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-15", who: "dealer", level: "MUST", text: "Callee leaves before final answer: caller gets ERROR `wamp.error.canceled` (text has a misspelling) [T1]", link: "rfc/text/basic/remote_procedure_call.md, rfc/text/advanced/rpc_progressive_call_results.md" },
  { id: "BP-RPC-16", who: "dealer", level: "MAY", text: "That ERROR may carry payload explaining that the callee left", link: "rfc/text/basic/remote_procedure_call.md" },
  { id: "BP-RPC-17", who: "callee", level: "MAY", text: "Bad argument values: ERROR `wamp.error.invalid_argument`; routers doing payload validation may raise it too", link: "rfc/text/basic/uri_reference.md" },
];

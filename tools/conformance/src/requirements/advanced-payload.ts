import type { Requirement } from "./requirement.ts";

/** Payload passthru mode and the error URIs of the Advanced Profile. */
// oxfmt-ignore
export const advancedPayload: readonly Requirement[] = [
  { id: "AP-PPT-01", who: "router, client", level: "MUST", text: "Feature payload_passthru_mode on all six roles; works only if all three peers of an interaction announced it", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-02", who: "router", level: "MUST", text: "Active iff `ppt_scheme` is present and non-empty in CALL/PUBLISH/YIELD options", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-03", who: "client", level: "MUST", text: "Options `ppt_scheme` (required), `ppt_serializer`, `ppt_cipher` (required if encrypted), `ppt_keyid`; all strings", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-04", who: "router", level: "MUST", text: "Copy all ppt_* to INVOCATION/RESULT/EVENT/ERROR Details unchanged", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-05", who: "router", level: "MUST", text: "CALL/PUBLISH/YIELD with ppt from a session that did not announce it: ABORT protocol_violation", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-06", who: "client", level: "MUST", text: "Never use ppt towards a router that did not announce it (router aborts with protocol_violation)", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-07", who: "dealer", level: "MUST", text: "CALL with ppt to a callee without the feature: ERROR `wamp.error.feature_not_supported` to the caller", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-08", who: "dealer", level: "MUST", text: "YIELD with ppt for a caller without the feature: ERROR `wamp.error.feature_not_supported` to the callee [T14]", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-09", who: "subscriber", level: "MUST", text: "Handle ppt events it cannot decode itself (broker does not filter them)", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-10", who: "client", level: "MUST", text: "Payload is exactly one binary item in Arguments; ArgumentsKw absent or empty", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-11", who: "client", level: "MUST", text: "Serialised form of that item is a map `{\"args\": list, \"kwargs\": dict}`", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-12", who: "client", level: "MUST", text: "Scheme `mqtt`: serializer native (default), json, msgpack, cbor; no cipher, no keyid", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-13", who: "client", level: "MUST", text: "Scheme `wamp` (E2EE): serializer required, cbor or flatbuffers; ciphers xsalsa20poly1305, aes256gcm", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-14", who: "client", level: "MUST", text: "E2EE keyid: low 20 bytes of SHA-256(32-byte public key), `0x` hex with EIP-55 checksum; custom schemes start `x_`", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-PPT-15", who: "router", level: "MUST", text: "Never inspect or interpret ppt options or payload; over JSON the payload uses the NUL+Base64 string", link: "rfc/text/advanced/payload_passthru_mode.md" },
  { id: "AP-ERR-01", who: "router", level: "MUST", text: "`wamp.close.killed`: GOODBYE/ABORT reason for forced termination", link: "rfc/text/advanced/uris.md" },
  { id: "AP-ERR-02", who: "router", level: "MUST", text: "`wamp.error.authorization_denied`, `.authorization_failed`, `.authorization_required` for action-level authorization", link: "rfc/text/advanced/uris.md" },
  { id: "AP-ERR-03", who: "router", level: "MUST", text: "`wamp.error.option_not_allowed` for a disallowed option; `wamp.error.option_disallowed.disclose_me` for disclosure", link: "rfc/text/advanced/uris.md" },
  { id: "AP-ERR-04", who: "router", level: "MAY", text: "`wamp.error.network_failure` when the router hits a network failure", link: "rfc/text/advanced/uris.md" },
  { id: "AP-ERR-05", who: "dealer", level: "MUST", text: "`wamp.error.timeout`, `.unavailable` (from callee), `.no_available_callee`, `.feature_not_supported` as used in their sections", link: "rfc/text/advanced/uris.md" },
];

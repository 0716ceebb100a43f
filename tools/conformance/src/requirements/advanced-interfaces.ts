import type { Requirement } from "./requirement.ts";

/** Interface definition, catalogs, reflection, router-to-router links. */
// oxfmt-ignore
export const advancedInterfaces: readonly Requirement[] = [
  { id: "AP-IDL-01", who: "codec", level: "MUST", text: "Table fields map to args in order; `kwarg` fields to kwargs; after a kwarg field all later fields are kwarg; default is arg", link: "rfc/text/advanced/interface_idl.md" },
  { id: "AP-IDL-02", who: "codec", level: "MUST", text: "`wampid`: integer in [1, 2^53]; `wampname`: `^[^\\s\\.#]+$`; `wampname_s`: `^[\\da-z_]+$`", link: "rfc/text/advanced/interface_idl.md, catalog/src/wamp.fbs" },
  { id: "AP-IDL-03", who: "codec", level: "MUST", text: "`wampuri`, `_s`, `_p`, `_sp`, `_pp`, `_spp` = URI loose, strict, pattern loose, pattern strict, prefix loose, prefix strict", link: "rfc/text/advanced/interface_idl.md, catalog/src/wamp.fbs" },
  { id: "AP-IDL-04", who: "codec", level: "MUST", text: "Service element attribute `type` is `procedure`, `topic` or `interface`; topics return `Void`; interfaces have `uuid`, `wampuri`", link: "rfc/text/advanced/interface_idl.md" },
  { id: "AP-IDL-05", who: "router", level: "MAY", text: "Validate payloads (call, call_progress, call_result, call_result_progress, call_error, event, event_confirmation)", link: "rfc/text/advanced/interfaces.md, catalog/src/wamp-auth.fbs" },
  { id: "AP-CAT-01", who: "codec", level: "MUST", text: "Catalog = ZIP with one catalog.yaml and >=1 `.bfbs`; name only lower-case letters, digits, `-`, `_`; build reproducible", link: "rfc/text/advanced/interface_catalogs.md" },
  { id: "AP-REFL-01", who: "router", level: "MAY", text: "`wamp.reflection.{topic,procedure,error}.{list,describe}`; announce `roles.{broker,dealer}.reflection: true` (SHOULD)", link: "rfc/text/advanced/interface_reflection.md" },
  { id: "AP-REFL-02", who: "router", level: "MAY", text: "`wamp.reflect.define`, `wamp.reflect.describe`; events `wamp.reflect.on_define`, `wamp.reflect.on_undefine`", link: "rfc/text/advanced/interface_reflection.md" },
  { id: "AP-REFL-03", who: "router", level: "MAY", text: "IDL names: `wamp.interface.{list,get,match_procedure,match_topic}`, `wamp.type.{list,get}`, event `wamp.session.on_stats`", link: "catalog/src/wamp-meta.fbs" },
  { id: "AP-R2R-01", who: "router", level: "MAY", text: "Router-to-router is a stub: ENS/on-chain lookup, cryptosign, `wamp.r2r.traffic_payable`, `wamp.r2r.submit_traffic_payment`", link: "rfc/text/advanced/router_to_router_links.md" },
];

import { ErrorUri, ProtocolError } from "@junctor/core";
import type { Applicant, Declarations, HistoryOptions, Identity, RealmOptions } from "@junctor/router";
import { jsonSchema } from "@junctor/schema";
import { guardedRealms } from "./guarded-realms.ts";
import { authorizeLater, judged, roles } from "./roles.ts";

/** What has a history in the realm `with.history`. */
const recorded: readonly HistoryOptions[] = [
  { topic: "com.example.topic" },
  { topic: "com.example.", match: "prefix" },
  { topic: "com..topic", match: "wildcard" },
];

const number = { type: "number" };

/** What the realms `declared` and `validating` declare. */
const declarations: Declarations = {
  "com.example.add": {
    type: "procedure",
    title: "Add",
    args: { type: "array", prefixItems: [number, number], minItems: 2, items: false },
    kwargs: { additionalProperties: false },
    input: { args: { items: number } },
    progress: { args: { items: { type: "string" } } },
    result: { args: { prefixItems: [number] }, kwargs: { required: ["exact"] } },
    errors: { "com.example.error.overflow": { kwargs: { properties: { by: number } } } },
  },
  "com.example.ids.": { type: "topic", match: "prefix", args: { items: { type: "integer", format: "wampid" } } },
  "com.example.error.closed": { type: "error", args: { maxItems: 1 } },
};

/** The realms of the router that scenarios talk to. */
export const realms: readonly RealmOptions[] = [
  { name: "realm1" },
  { name: "realm2" },
  { name: "strict.ids", requestIds: "strict" },
  { name: "unchecked.ids", requestIds: "off" },
  { name: "strict.uris", uriRule: "strict" },
  { name: "strict.roles", announcedRoles: "strict" },
  { name: "callees.time", timeoutKeeper: "callee" },
  { name: "dealer.times", timeoutKeeper: "dealer" },
  { name: "patient.calls", maxWaitingCalls: 2 },
  { name: "trusting", trustlevel: ({ uri }) => uri.split(".").length - 1 },
  { name: "slow.door", authenticate: admitLater },
  { name: "meta.kill", metaKill: true, authenticate: believe },
  { name: "closed.door", authenticate: refuseRole },
  ...guardedRealms,
  { name: "named.peers", authenticate: believe },
  { name: "with.history", authenticate: believe, history: recorded },
  { name: "with.roles", authenticate: believe, history: recorded, metaKill: true, roles },
  { name: "declared", declarations },
  { name: "validating", declarations, validator: jsonSchema() },
  { name: "counting", stats: { messages: 2 } },
  { name: "choosy", retention: [{ topic: "com.example.kept" }, { topic: "com.example.brief", lifetime: 1 }] },
  { name: "slow.authorizer", authenticate: believe, authorize: authorizeLater },
  { name: "authorizer.procedure", authenticate: believe, roles: judged },
  { name: "open.faces", disclosure: { publisher: "always", caller: "always" } },
  { name: "hidden.faces", disclosure: { publisher: "never", caller: "never" } },
];

const guest: Identity = { authid: "guest", authrole: "guest", authmethod: "anonymous", authprovider: "static" };

/** Lets everybody in, a few turns later. */
async function admitLater(): Promise<Identity> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  return guest;
}

/** Lets everybody be whom they say: HELLO.Details.authmethods are their authid and their authrole. */
function believe({ hello: { authmethods } }: Applicant): Identity {
  const [authid = "nobody", authrole = "none"] = authmethods;
  return { ...guest, authid, authrole };
}

/** Lets nobody in. */
function refuseRole({ hello }: Applicant): Identity {
  throw new ProtocolError(`${hello.realm} has no role for you`, ErrorUri.NO_SUCH_ROLE);
}

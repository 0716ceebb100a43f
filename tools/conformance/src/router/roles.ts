import { WampError } from "@junctor/core";
import type { AuthorizationRequest, Permission, RoleOptions } from "@junctor/router";

const everything = { call: true, register: true, publish: true, subscribe: true };

const ofUsers: readonly Permission[] = [
  { uri: "com.example.topic", allow: { subscribe: true } },
  { uri: "com.example.procedure", allow: { call: true } },
  { uri: "com.example.last", allow: { publish: true } },
  { uri: "com.example.news.", match: "prefix", allow: { subscribe: true } },
  { uri: "com.example..today", match: "wildcard", allow: { subscribe: true } },
  { uri: "wamp.session.count", allow: { call: true } },
  { uri: "wamp.session.add_testament", allow: { call: true } },
  { uri: "wamp.subscription.get_events", allow: { call: true } },
];

const ofGuests: readonly Permission[] = [{ uri: "com.example.topic", allow: { subscribe: true } }];

const ofAdmins: readonly Permission[] = [
  { uri: "com.example.signed", allow: everything, disclosure: { caller: "always", publisher: "always" } },
  { uri: "com.example.unsigned", allow: everything, disclosure: { caller: "never", publisher: "never" } },
  { uri: "", match: "prefix", allow: everything },
  { uri: "wamp.", match: "prefix", allow: { call: true, subscribe: true } },
];

/** The roles of the realm `with.roles`. */
export const roles: readonly RoleOptions[] = [
  { name: "user", permissions: ofUsers },
  { name: "guest", permissions: ofGuests },
  { name: "admin", permissions: ofAdmins },
];

/** Judges may register what decides for users; users may do what it allows. */
export const judged: readonly RoleOptions[] = [
  { name: "judge", permissions: [{ uri: "com.example.", match: "prefix", allow: { register: true } }] },
  { name: "user", authorize: "com.example.authorize" },
];

/** Takes a few turns, and says by the last component of the URI what it says. */
export async function authorizeLater({ uri }: AuthorizationRequest): Promise<boolean> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  const last = uri.slice(uri.lastIndexOf(".") + 1);
  if (last === "open") return true;
  if (last === "nonsense") return "yes" as never;
  throw last === "broken" ? new Error("broken") : new WampError(`wamp.error.${last}`);
}

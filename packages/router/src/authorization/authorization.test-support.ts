import type { Limits } from "../limits.ts";
import type { RawPeer } from "../raw-peer.test-support.ts";
import type { RealmOptions } from "../router-options.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { Applicant, Identity } from "../session/identity.ts";
import type { Authorizer } from "./authorizer.ts";
import type { RoleOptions } from "./role.ts";

/** Lets a peer be whom it names: `authmethods` are its authid and its authrole. */
export function believe({ hello: { authmethods } }: Applicant): Identity {
  const [authid = "nobody", authrole = "none"] = authmethods;
  return { authid, authrole, authmethod: "test", authprovider: "test" };
}

/** A router whose `realm1` has these roles, and believes everybody. */
export function realmOf(...roles: RoleOptions[]): TestRouter {
  return realmWith({ roles });
}

/** A router whose `realm1` has these options, and believes everybody. */
export function realmWith(options: Partial<RealmOptions>, limits: Partial<Limits> = {}): TestRouter {
  return testRouter({ realms: [{ name: "realm1", authenticate: believe, ...options }], limits });
}

/** Lets jane, or somebody else, join in a role. */
export function joinAs(
  { join }: Pick<TestRouter, "join">,
  authrole: string,
  { authid = "jane", roles = allRoles.roles }: { authid?: string; roles?: object } = {},
): Promise<RawPeer> {
  return join({ details: { roles, authmethods: [authid, authrole] } });
}

/** A promise, and the way to fulfil it. */
export function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((fulfil) => (resolve = fulfil));
  return { promise, resolve };
}

/** Lets promises that are fulfilled have their effect. */
export async function patiently(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

const everything = { call: true, register: true, publish: true, subscribe: true };

/** A realm where users have an authorizer, and admins may do everything. */
export function authorizing(authorize: Authorizer | string, limits: Partial<Limits> = {}): TestRouter {
  const all = [
    { uri: "", match: "prefix", allow: everything },
    { uri: "wamp.", match: "prefix", allow: everything },
  ] as const;
  const roles = [
    { name: "user", authorize, permissions: [{ uri: "com.free", allow: everything }, { uri: "com.shut" }] },
    { name: "admin", permissions: all },
  ];
  return realmWith({ roles }, limits);
}

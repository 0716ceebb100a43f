import type { RawPeer } from "../raw-peer.test-support.ts";
import type { RealmOptions } from "../router-options.ts";
import { allRoles, testRouter } from "../router.test-support.ts";
import type { TestRouter } from "../router.test-support.ts";
import type { Applicant, Identity } from "../session/identity.ts";
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
export function realmWith(options: Partial<RealmOptions>): TestRouter {
  return testRouter({ realms: [{ name: "realm1", authenticate: believe, ...options }] });
}

/** Lets jane, or somebody else, join in a role. */
export function joinAs(
  { join }: Pick<TestRouter, "join">,
  authrole: string,
  { authid = "jane", roles = allRoles.roles }: { authid?: string; roles?: object } = {},
): Promise<RawPeer> {
  return join({ details: { roles, authmethods: [authid, authrole] } });
}

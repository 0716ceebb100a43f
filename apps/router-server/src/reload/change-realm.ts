import { acceptAnonymous } from "@junctor/auth";
import type { Identity } from "@junctor/auth";
import type { Router } from "@junctor/router";
import { toRealmOptions } from "../configuration/to-router-options.ts";
import type { RealmConfiguration } from "../configuration/schema/realm-schema.ts";

/** Lets those join and stay that a configuration names, and lets their roles do what it says. */
export function changeRealm(router: Router, realm: RealmConfiguration): void {
  const { roles, authorize, authentication } = toRealmOptions(realm);
  router.authorization(realm.name).setRoles({ roles, authorize });
  router.setAuthentication(realm.name, {
    methods: authentication ?? [acceptAnonymous()],
    keep: (identity) => mayStay(realm, identity),
  });
}

/** Whether somebody could join again as who they are. Of those whom a procedure let in, only it knows. */
function mayStay(
  { authentication, users = [] }: RealmConfiguration,
  { authmethod, authid, authrole }: Identity,
): boolean {
  const method = (authentication ?? [{ method: "anonymous" as const }]).find((each) => each.method === authmethod);
  if (method === undefined) return false;
  if (method.method === "anonymous") return (method.role ?? "anonymous") === authrole;
  return method.procedure !== undefined || users.some((user) => user.authid === authid && user.role === authrole);
}

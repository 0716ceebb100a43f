import { acceptAnonymous } from "@junctor/auth";
import type { Identity } from "@junctor/auth";
import type { RememberedLogins } from "@junctor/auth/cookie";
import type { Router } from "@junctor/router";
import { toRealmOptions } from "../configuration/to-router-options.ts";
import { mayStay } from "../configuration/may-stay.ts";
import type { RealmConfiguration } from "../configuration/schema/realm-schema.ts";

/**
 * Lets those join and stay that a configuration names, and lets their roles do what it says.
 * @param logins of browsers; those that may not stay are forgotten.
 */
export function changeRealm(router: Router, realm: RealmConfiguration, logins?: RememberedLogins): void {
  const { roles, authorize, authentication } = toRealmOptions(realm, { logins });
  logins?.retain((identity) => mayStay(realm, identity));
  const remembered = new Set(logins?.all().map(nameOf));
  router.authorization(realm.name).setRoles({ roles, authorize });
  router.setAuthentication(realm.name, {
    methods: authentication ?? [acceptAnonymous()],
    keep: (identity) =>
      identity.authmethod === "cookie" ? remembered.has(nameOf(identity)) : mayStay(realm, identity),
  });
}

function nameOf({ authid, authrole }: Pick<Identity, "authid" | "authrole">): string {
  return JSON.stringify([authid, authrole]);
}

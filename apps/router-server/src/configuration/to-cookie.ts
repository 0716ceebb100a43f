import type { AcceptedMethod } from "@junctor/auth";
import { acceptCookie } from "@junctor/auth/cookie";
import type { RememberedLogins } from "@junctor/auth/cookie";
import { mayStay } from "./may-stay.ts";
import type { RealmConfiguration } from "./schema/realm-schema.ts";

/** Lets browsers in that have logged in before, if their users could do so still. */
export function toCookie(realm: RealmConfiguration, logins: RememberedLogins): AcceptedMethod {
  const extras = new Map((realm.users ?? []).map(({ authid, extra }) => [authid, extra]));
  return acceptCookie({
    logins,
    users(identity) {
      if (!mayStay(realm, identity)) return undefined;
      const { authid, authrole, authprovider } = identity;
      return { authid, authrole, authprovider, authextra: extras.get(authid) };
    },
  });
}

import { ErrorUri, WampError } from "@junctor/core";
import type { Realm } from "../realm/realm.ts";

/**
 * Refuses what ends something of another session, unless the realm allows it.
 * @throws {WampError} `wamp.error.not_authorized`.
 */
export function refuseUnlessKilling(realm: Realm): void {
  if (realm.rules.metaKill) return;
  throw new WampError(ErrorUri.NOT_AUTHORIZED, { args: ["this realm lets no session end what is another's"] });
}

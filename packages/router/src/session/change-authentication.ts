import { CloseUri } from "@junctor/core";
import type { AcceptedMethod, Identity } from "@junctor/auth";
import type { Realm } from "../realm/realm.ts";
import { chooseMethod } from "./choose-method.ts";

/** How one may join a realm from now on. */
export interface AuthenticationChange {
  /** In the order of the router's preference. */
  readonly methods: readonly AcceptedMethod[];
  /** Whether a session that is open may stay. Default: all may. */
  readonly keep?: ((identity: Identity) => boolean) | undefined;
}

/**
 * Replaces the methods of a realm. Sessions that may not stay get GOODBYE `wamp.close.killed`.
 * @throws {RangeError} if there is no method, or one twice; nothing has changed then.
 */
export function changeAuthentication(realm: Realm, { methods, keep }: AuthenticationChange): void {
  realm.authenticate = chooseMethod(methods);
  realm.methods = methods;
  if (keep === undefined) return;
  for (const session of realm.sessions.values()) {
    if (!keep(session.identity)) session.leave({ reason: CloseUri.KILLED, message: "this user may not join any more" });
  }
}

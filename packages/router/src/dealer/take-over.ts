import type { Realm } from "../realm/realm.ts";
import type { Registration } from "./registrations.ts";
import { revokeCallee } from "./revoke-callee.ts";

/** What callees that lose their procedure are told. */
const TAKEN_OVER = "wamp.error.unregistered";

/** Ends a registration by taking all its callees off it, for one that registers the procedure with force. */
export function takeOver(realm: Realm, { id, callees }: Registration): void {
  for (const callee of Array.from(callees)) revokeCallee(realm, callee, [id, TAKEN_OVER]);
}

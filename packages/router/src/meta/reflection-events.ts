import type { Realm } from "../realm/realm.ts";
import type { Declared } from "../reflection/declared.ts";
import { publishMetaEvent } from "./publish-meta-event.ts";

/** Tells that a declaration stands where none stood, or in place of another one (spec: AP-REFL-02). */
export function announceDeclared(realm: Realm, declared: Declared): void {
  // What another definer declared before is what is told of the place, now as before.
  if (realm.directory.at(declared) === declared) publish(realm, "wamp.reflect.on_define", declared);
}

/** Tells that a declaration was taken away, if none of another definer stands in its place (spec: AP-REFL-02). */
export function announceUndeclared(realm: Realm, declared: Declared): void {
  if (realm.directory.at(declared) === undefined) publish(realm, "wamp.reflect.on_undefine", declared);
}

function publish(realm: Realm, event: string, { uri, type, match }: Declared): void {
  publishMetaEvent(realm, event, () => [uri, { type, match }]);
}

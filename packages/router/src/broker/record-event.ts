import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import { storableEvent } from "./storable-event.ts";
import type { Delivered } from "./storable-event.ts";

/**
 * Adds a publication to the history of every matching subscription that has one (spec: AP-HIST-02). What was for or
 * not for certain sessions is not recorded: nobody who asks later is one of them (spec: AP-HIST-10).
 */
export function recordEvent(realm: Realm, publisher: Session, publication: Delivered): void {
  const { options, topic } = publication.message;
  if (options.exclude !== undefined || options.eligible !== undefined) return;
  const recorded = realm.subscriptions.match(topic).filter((subscription) => subscription.recorded);
  if (recorded.length === 0) return;
  const event = storableEvent(realm, publisher, publication);
  for (const { topic: uri, match } of recorded) realm.store.record({ uri, match }, event);
}

import type { CallMessage } from "@junctor/core";
import { modelGetEvents } from "./model-history.ts";
import { modelKill } from "./model-kill.ts";
import type { ModelRealm } from "./model-realm.ts";
import { modelRemoveCallee, modelRemoveSubscriber } from "./model-remove.ts";
import type { ModelSession } from "./model-session.ts";
import { modelAddTestament, modelFlushTestaments } from "./model-testaments.ts";

/**
 * A CALL of a procedure of the router.
 * @returns false if it has none of that name.
 */
export function modelMetaCall(realm: ModelRealm, caller: ModelSession, message: CallMessage): boolean {
  const { broker, dealer } = realm.features;
  const { procedure } = message;
  if (procedure.startsWith("wamp.session.kill") && dealer.session_meta_api === true) {
    modelKill(realm, caller, message);
  } else if (procedure === "wamp.session.add_testament" && dealer.testament_meta_api === true) {
    modelAddTestament(realm, caller, message);
  } else if (procedure === "wamp.session.flush_testaments" && dealer.testament_meta_api === true) {
    modelFlushTestaments(realm, caller, message);
  } else if (procedure === "wamp.registration.remove_callee" && dealer.registration_revocation === true) {
    modelRemoveCallee(realm, caller, message);
  } else if (procedure === "wamp.subscription.remove_subscriber" && broker.subscription_revocation === true) {
    modelRemoveSubscriber(realm, caller, message);
  } else if (procedure === "wamp.subscription.get_events" && broker.event_history === true) {
    modelGetEvents(realm, caller, message);
  } else return false;
  return true;
}

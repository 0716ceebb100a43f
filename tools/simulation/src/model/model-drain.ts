import { CloseUri } from "@junctor/core";
import { Violation } from "../violation.ts";
import { mayDecline } from "./model-dealer.ts";
import { modelGoodbye } from "./model-leave.ts";
import type { ModelRealm } from "./model-realm.ts";
import type { ModelRegistration, ModelSession } from "./model-session.ts";

/**
 * A router that drains lets a session go: at a moment of its choice, but not while there are calls that need it, unless
 * its time is up.
 * @throws {Violation} if it had to wait.
 */
export function modelDrained(realm: ModelRealm, id: number): void {
  const session = [...realm.sessions].find((each) => each.id === id);
  if (session === undefined) return;
  const { peer, calls, invocations, registrations } = session;
  const isAwaited = [...registrations].some((each) => each.waiting.length > 0 || mayGetDeclined(realm, session, each));
  const isNeeded = calls.size + invocations.size > 0 || isAwaited;
  const mayGo = realm.drainsUntil !== undefined && (!isNeeded || realm.now() >= realm.drainsUntil);
  if (!mayGo) throw new Violation(`${peer.name}: the router ended its session without a reason`);
  modelGoodbye(realm, peer, { reason: CloseUri.SYSTEM_SHUTDOWN });
}

/** Whether another callee may decline a call that this one did not. */
function mayGetDeclined(realm: ModelRealm, session: ModelSession, registration: ModelRegistration): boolean {
  const others = registration.callees.filter((callee) => callee !== session);
  return others.some((callee) =>
    [...callee.invocations.values()].some(
      (call) => call.registration === registration && !call.tried.has(session) && mayDecline(realm, callee, call),
    ),
  );
}

import { CloseUri } from "@junctor/core";
import { Violation } from "../violation.ts";
import { modelGoodbye } from "./model-leave.ts";
import type { ModelRealm } from "./model-realm.ts";

/**
 * A router that drains lets a session go: at a moment of its choice, but not while there are calls that need it, unless
 * its time is up.
 * @throws {Violation} if it had to wait.
 */
export function modelDrained(realm: ModelRealm, id: number): void {
  const session = [...realm.sessions].find((each) => each.id === id);
  if (session === undefined) return;
  const { peer, calls, invocations, registrations } = session;
  const isNeeded = calls.size + invocations.size > 0 || [...registrations].some(({ waiting }) => waiting.length > 0);
  const mayGo = realm.drainsUntil !== undefined && (!isNeeded || realm.now() >= realm.drainsUntil);
  if (!mayGo) throw new Violation(`${peer.name}: the router ended its session without a reason`);
  modelGoodbye(realm, peer, { reason: CloseUri.SYSTEM_SHUTDOWN });
}

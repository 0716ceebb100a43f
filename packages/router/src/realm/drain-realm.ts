import { CloseUri } from "@junctor/core";
import { isIdle } from "../dealer/is-idle.ts";
import { drainPeers } from "../drain-peers.ts";
import type { DrainedPeer, DrainOptions } from "../drain-peers.ts";
import type { Session } from "../session/session.ts";
import type { Realm } from "./realm.ts";

/**
 * Lets the sessions of a realm go that nobody can join any more: GOODBYE `wamp.close.close_realm`, to those with calls in
 * flight when these have ended or the time is up. Fulfilled when the last one has left.
 */
export function drainRealm(realm: Realm, options: DrainOptions): Promise<void> {
  realm.state = "draining";
  return new Promise((resolve) => {
    if (realm.sessions.size === 0) return resolve();
    realm.onOccupancy = (occupancy) => occupancy === "empty" && resolve();
    const sessions = Array.from(realm.sessions.values(), (session) => leavingSession(realm, session));
    drainPeers(new Set(sessions), realm, { ...options, reason: CloseUri.CLOSE_REALM });
  });
}

/** A session that has left meanwhile is idle, and its connection is another one's. */
function leavingSession(realm: Realm, session: Session): DrainedPeer {
  const isThere = (): boolean => realm.sessions.get(session.id) === session;
  return {
    get isIdle() {
      return !isThere() || isIdle(realm, session);
    },
    leave: (goodbye) => {
      if (isThere()) session.leave(goodbye);
    },
  };
}

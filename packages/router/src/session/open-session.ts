import { ErrorUri, MessageType as T, ProtocolError } from "@junctor/core";
import type { WelcomeMessage } from "@junctor/core";
import { rolesDict } from "../features.ts";
import { SessionStats } from "../meta/session-stats.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Realms } from "../realm/realms.ts";
import type { Realm } from "../realm/realm.ts";
import type { Admission } from "./handshake.ts";
import { keepToRate } from "./keep-to-rate.ts";
import { RequestIds } from "./request-ids.ts";
import { Session } from "./session.ts";
import type { SessionInit } from "./session.ts";

/** A session that is open, and where. */
export interface Membership {
  readonly realm: Realm;
  readonly session: Session;
}

/** How a session reaches its client. */
export interface Channel extends Pick<SessionInit, "leave" | "cookie"> {
  readonly outbox: Outbox;
}

/**
 * Puts an admitted peer into its realm, under the random session id it was promised (spec: BP-ID-02, AP-CRA-04).
 * @throws {ProtocolError} if another session has got the same id since, or as `Realms.enter`; `wamp.error.no_such_role` if its realm
 *   defines roles, and not that.
 */
export function openSession(admission: Admission, realms: Realms, channel: Channel): Membership {
  const { entrance, hello, identity } = admission;
  const realm = realms.enter(entrance);
  if (realm.sessions.has(admission.session)) throw new ProtocolError("try again", ErrorUri.UNAVAILABLE);
  const session = new Session({
    id: admission.session,
    identity,
    roles: hello.roles,
    requestIds: new RequestIds(realm.rules.requestIds, realm.clock),
    trustlevel: realm.rules.trustlevel,
    disclosure: realm.rules.disclosure,
    permissions: realm.roles?.permissionsOf(identity.authrole),
    ...channel,
  });
  keepToRate(realm, session);
  channel.outbox.slowConsumer = session.permissions?.slowConsumer ?? realm.rules.slowConsumer;
  channel.outbox.realm = realm.name;
  realm.sessions.set(session.id, session);
  if (realm.sessions.size === 1) realm.onOccupancy?.("occupied");
  return { realm, session };
}

/** Counts what the session sends and gets from now on, if its realm publishes that. */
export function startStats({ realm, session }: Membership): void {
  const rule = realm.rules.stats;
  if (rule !== undefined) session.meter = new SessionStats(realm, session, rule);
}

/** The WELCOME of a session (spec: BP-SESS-05 to BP-SESS-07). */
export function welcomeMessage({ realm, session }: Membership, agent: string): WelcomeMessage {
  const roles = rolesDict(realm.features);
  return { type: T.WELCOME, session: session.id, details: { realm: realm.name, roles, agent, ...session.identity } };
}

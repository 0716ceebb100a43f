import { MessageType as T, randomId } from "@junctor/core";
import type { RandomSource, WelcomeMessage } from "@junctor/core";
import { rolesDict } from "../features.ts";
import type { Realm } from "../realm/realm.ts";
import type { Admission } from "./handshake.ts";
import { RequestIds } from "./request-ids.ts";
import { Session } from "./session.ts";
import type { SessionInit } from "./session.ts";

/** A session that is open, and where. */
export interface Membership {
  readonly realm: Realm;
  readonly session: Session;
}

/** How a session reaches its client. */
export type Channel = Pick<SessionInit, "outbox" | "leave">;

/**
 * Puts an admitted peer into its realm, under a random session id (spec: BP-ID-02).
 * @throws {ProtocolError} `wamp.error.no_such_role` if its realm defines roles, and not that.
 */
export function openSession(admission: Admission, channel: Channel, random: RandomSource): Membership {
  const { realm, hello, identity } = admission;
  const session = new Session({
    id: freeId(realm, random),
    identity,
    roles: hello.roles,
    requestIds: new RequestIds(realm.rules.requestIds, realm.clock),
    trustlevel: realm.rules.trustlevel,
    disclosure: realm.rules.disclosure,
    permissions: realm.roles?.permissionsOf(identity.authrole),
    ...channel,
  });
  channel.outbox.slowConsumer = session.permissions?.slowConsumer ?? realm.rules.slowConsumer;
  realm.sessions.set(session.id, session);
  return { realm, session };
}

/** The WELCOME of a session (spec: BP-SESS-05 to BP-SESS-07). */
export function welcomeMessage({ realm, session }: Membership, agent: string): WelcomeMessage {
  const roles = rolesDict(realm.features);
  return { type: T.WELCOME, session: session.id, details: { realm: realm.name, roles, agent, ...session.identity } };
}

function freeId(realm: Realm, random: RandomSource): number {
  const id = randomId(random);
  return realm.sessions.has(id) ? freeId(realm, random) : id;
}

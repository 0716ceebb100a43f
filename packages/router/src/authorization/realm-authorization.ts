import { ErrorUri } from "@junctor/core";
import { asError } from "../as-error.ts";
import type { Realm } from "../realm/realm.ts";
import type { Session } from "../session/session.ts";
import type { AnswerFilter } from "./answer-cache.ts";
import { keepToRate } from "../session/keep-to-rate.ts";
import { reviewSession } from "./review-session.ts";
import { createRoles } from "./roles.ts";
import type { RealmRoles } from "./roles.ts";

/** How many sessions are reviewed at a time, if authorizers have to be asked. */
const REVIEWERS = 64;

/** What the roles of a realm may do, while sessions are open. */
export interface RealmAuthorization {
  /**
   * Replaces the roles and the authorizer of the realm. Subscriptions and registrations that are not allowed any more
   * are revoked at once (with the reason `wamp.error.not_authorized`), or when the authorizer has been asked; sessions
   * whose role is gone get GOODBYE `wamp.error.no_such_role`. Calls in flight go on.
   * @throws {RangeError} if something is wrong with them; nothing has changed then.
   */
  setRoles(roles: RealmRoles): void;
  /**
   * Forgets what authorizers said, and asks again about the subscriptions and registrations it was about: those not
   * allowed any more are revoked.
   * @param filter only answers that all of it holds for. Default: all.
   */
  invalidate(filter?: AnswerFilter): void;
}

/** The authorization of a realm, to be changed. */
export function authorizationOf(realm: Realm): RealmAuthorization {
  return {
    setRoles(roles) {
      realm.roles = createRoles(roles, realm.rules);
      realm.answers.invalidate();
      const sessions = Array.from(realm.sessions.values());
      const homeless = sessions.filter((session) => !assignPermissions(realm, session));
      reviewSessions(realm, { sessions: sessions.values(), uri: undefined });
      for (const session of homeless) session.leave({ reason: ErrorUri.NO_SUCH_ROLE });
    },
    invalidate(filter = {}) {
      realm.answers.invalidate(filter);
      const { authid, authrole, uri } = filter;
      const concerned = Array.from(realm.sessions.values()).filter(
        ({ identity }) =>
          (authid === undefined || authid === identity.authid) &&
          (authrole === undefined || authrole === identity.authrole),
      );
      reviewSessions(realm, { sessions: concerned.values(), uri });
    },
  };
}

/** Returns whether the role of the session is there. */
function assignPermissions(realm: Realm, session: Session): boolean {
  const { roles, rules } = realm;
  const permissions = roles?.find(session.identity.authrole);
  session.permissions = permissions ?? roles?.none;
  session.boundCalls.clear();
  session.outbox.slowConsumer = session.permissions?.slowConsumer ?? rules.slowConsumer;
  keepToRate(realm, session);
  return roles === undefined || permissions !== undefined;
}

/** Whom to review, and what of it. */
interface Review {
  readonly sessions: Iterator<Session>;
  readonly uri: string | undefined;
}

/** All at once if nobody has to be asked. */
function reviewSessions(realm: Realm, review: Review): void {
  for (let n = 0; n < REVIEWERS; n++) {
    reviewInTurn(realm, review).catch((error: unknown) => {
      realm.counters.faults++;
      realm.logger.error("sessions could not be reviewed", { error: asError(error) });
    });
  }
}

async function reviewInTurn(realm: Realm, { sessions, uri }: Review): Promise<void> {
  for (let next = sessions.next(); next.done !== true; next = sessions.next()) {
    const asked = reviewSession(realm, next.value, uri);
    if (asked !== undefined) await asked;
  }
}

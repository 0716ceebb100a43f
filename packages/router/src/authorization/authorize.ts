import { ErrorUri, MessageType as T } from "@junctor/core";
import type { CallMessage } from "@junctor/core";
import type { RoutedMessage } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { askAuthorizer } from "./ask-authorizer.ts";
import type { Asked, Outcome } from "./ask-authorizer.ts";
import type { Authorizer } from "./authorizer.ts";
import { boundCalls } from "./bound-calls.ts";
import { furtherQuestion } from "./further-question.ts";
import { questionOf } from "./question-of.ts";
import { isRouterUri } from "../router-uri.ts";

/** Why something may not be done, or nothing if it may. A promise only if an authorizer takes its time. */
export type Decision = Refusal | undefined | Promise<Refusal | undefined>;

/** Whether a session may do what a message asks for (spec: BP-ERR-05). */
export function authorize(realm: Realm, session: Session, message: RoutedMessage): Decision {
  const asked = questionOf(message);
  if (asked === undefined) return undefined;
  const decision = decide(realm, session, asked);
  if (message.type !== T.CALL) return decision;
  if (decision instanceof Promise) return decision.then((refusal) => refusal ?? goOn(realm, session, message));
  return decision ?? goOn(realm, session, message);
}

/** A call that is permitted must not be one too many, and some meta procedures need another permission besides. */
function goOn(realm: Realm, session: Session, message: CallMessage): Decision {
  if (!isRouterUri(message.procedure)) return boundCalls(session, message);
  const question = furtherQuestion(realm, message);
  return question === undefined ? undefined : decide(realm, session, { question, message: undefined });
}

/** Whether a session may do something: its permissions say, or else its authorizer, if it has one. */
export function decide(realm: Realm, session: Session, asked: Asked): Decision {
  const { permissions } = session;
  const verdict = permissions?.verdict(asked.question) ?? "allowed";
  if (permissions === undefined || verdict === "allowed") return undefined;
  const { authorizer } = permissions;
  const denied = {
    error: ErrorUri.NOT_AUTHORIZED,
    text: `the role "${session.identity.authrole}" may not ${asked.question.action} this`,
  };
  if (verdict === "denied" || authorizer === undefined || isItself(realm, session, authorizer)) return denied;
  const { generation } = realm.answers;
  const settle = (outcome: Outcome): Decision => {
    // What was said under other permissions, or before it was invalidated, counts for nothing.
    if (session.permissions !== permissions || realm.answers.generation !== generation) {
      return decide(realm, session, asked);
    }
    if ("error" in outcome) return outcome;
    if (asked.message !== undefined && outcome.disclosure !== undefined) {
      permissions.disclose(asked.message, outcome.disclosure);
    }
    return outcome.allowed ? undefined : denied;
  };
  const outcome = askAuthorizer(realm, session, [authorizer, asked]);
  return outcome instanceof Promise ? outcome.then(settle) : settle(outcome);
}

/** The callee of an authorizer has to answer before it can ask: it has only what its permissions allow. */
function isItself(realm: Realm, session: Session, authorizer: Authorizer | string): boolean {
  if (typeof authorizer !== "string") return false;
  return realm.registrations.best(authorizer)?.callees.includes(session) ?? false;
}

import { ErrorUri, isReservedUri, MessageType as T } from "@junctor/core";
import type { RoutedMessage } from "../realm/handler.ts";
import type { Realm } from "../realm/realm.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { furtherQuestion } from "./further-question.ts";
import type { Permissions } from "./permissions.ts";
import type { Question } from "./question.ts";
import { questionOf } from "./question-of.ts";

/**
 * Whether a session may do what a message asks for (spec: BP-ERR-05).
 * @returns the refusal if it may not.
 */
export function authorize(realm: Realm, session: Session, message: RoutedMessage): Refusal | undefined {
  const { permissions } = session;
  if (permissions === undefined) return undefined;
  const question = questionOf(message);
  // What belongs to a call that is in flight was allowed with it.
  if (question === undefined || (message.type === T.CALL && session.calls.has(message.request))) return undefined;
  const refusal = answer(permissions, question);
  if (refusal !== undefined || message.type !== T.CALL || !isReservedUri(message.procedure)) return refusal;
  const further = furtherQuestion(realm, message);
  return further === undefined ? undefined : answer(permissions, further);
}

/** Whether the sessions of a role may do something. */
export function answer(permissions: Permissions, question: Question): Refusal | undefined {
  if (permissions.verdict(question) === "allowed") return undefined;
  return { error: ErrorUri.NOT_AUTHORIZED, text: `the role "${permissions.role}" may not ${question.action} this` };
}

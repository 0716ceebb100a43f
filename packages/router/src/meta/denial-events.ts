import { ErrorUri } from "@junctor/core";
import type { RoutedMessage } from "../realm/handler.ts";
import { questionOf } from "../authorization/question-of.ts";
import type { Realm } from "../realm/realm.ts";
import type { Refusal } from "../refusal.ts";
import type { Hello } from "../session/read-hello.ts";
import type { Session } from "../session/session.ts";
import { publishMetaEvent } from "./publish-meta-event.ts";
import { sessionDetails } from "./session-details.ts";

/** Whose login was denied, as which session it would have been. */
export interface DeniedLogin {
  readonly hello: Hello;
  readonly session: number;
}

/**
 * Tells of a login that was denied (spec: AP-AUTHZ-04), with what a dynamic authenticator is told: the realm, the authid
 * that was asked for (null if none was) and details. Only in realms with roles, where it takes a permission to be told:
 * what people type for their name is not for everybody.
 */
export function announceAuthenticationDenied(realm: Realm, { hello, session }: DeniedLogin): void {
  if (realm.roles === undefined) return;
  const { authid = null } = hello;
  publishMetaEvent(realm, "wamp.session.on_authentication_denied", () => [realm.name, authid, { session }]);
}

const denials: readonly string[] = [
  ErrorUri.NOT_AUTHORIZED,
  ErrorUri.AUTHORIZATION_DENIED,
  ErrorUri.AUTHORIZATION_REQUIRED,
];

/** Tells of a request that was denied (spec: AP-AUTHZ-04), with what an authorizer is told. */
export function announceAuthorizationDenied(
  realm: Realm,
  session: Session,
  [message, { error }]: [RoutedMessage, Refusal],
): void {
  const question = denials.includes(error) ? questionOf(message)?.question : undefined;
  if (question === undefined) return;
  const { uri, action } = question;
  publishMetaEvent(realm, "wamp.session.on_authorization_denied", () => [sessionDetails(session), uri, action]);
}

import { MessageType as T, ProtocolError } from "@junctor/core";
import type { ClientRole } from "@junctor/core";
import { authorize } from "../authorization/authorize.ts";
import { holdRequest } from "../authorization/hold-request.ts";
import type { HeldRequest } from "../authorization/hold-request.ts";
import { refuseRequest } from "../authorization/refuse-request.ts";
import { publish } from "../broker/publish.ts";
import { subscribe } from "../broker/subscribe.ts";
import { unsubscribe } from "../broker/unsubscribe.ts";
import { call } from "../dealer/call.ts";
import { cancel } from "../dealer/cancel.ts";
import { continueCall } from "../dealer/continue-call.ts";
import { invocationError } from "../dealer/invocation-error.ts";
import { register } from "../dealer/register.ts";
import { unregister } from "../dealer/unregister.ts";
import { yieldResult } from "../dealer/yield.ts";
import { announceAuthorizationDenied } from "../meta/denial-events.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import type { Handler, RoutedMessage, RoutedType } from "./handler.ts";
import type { Realm } from "./realm.ts";

/** What is done with one type of message. */
interface Verb<Type extends RoutedType> {
  /** Whose message it is. */
  readonly role: ClientRole;
  /** Whether its request id is new, and not that of an earlier request (spec: BP-ID-05, BP-ID-08). */
  readonly request: "new" | "earlier";
  readonly handle: Handler<Type>;
}

/** Every message of an open session; the compiler finds what is missing. */
export const verbs = {
  [T.PUBLISH]: { role: "publisher", request: "new", handle: publish },
  [T.SUBSCRIBE]: { role: "subscriber", request: "new", handle: subscribe },
  [T.UNSUBSCRIBE]: { role: "subscriber", request: "new", handle: unsubscribe },
  [T.CALL]: { role: "caller", request: "new", handle: call },
  [T.CANCEL]: { role: "caller", request: "earlier", handle: cancel },
  [T.REGISTER]: { role: "callee", request: "new", handle: register },
  [T.UNREGISTER]: { role: "callee", request: "new", handle: unregister },
  [T.YIELD]: { role: "callee", request: "earlier", handle: yieldResult },
  [T.ERROR]: { role: "callee", request: "earlier", handle: invocationError },
} as const satisfies { readonly [Type in RoutedType]: Verb<Type> };

/**
 * Acts on one message of a session that is open in `realm`.
 * @returns what the session has to wait for before its next message, if an authorizer takes its time.
 * @throws {ProtocolError} if the peer broke the protocol.
 */
export function dispatch(realm: Realm, session: Session, message: RoutedMessage): HeldRequest | undefined {
  const verb = verbs[message.type] as Verb<RoutedType>;
  if (realm.rules.announcedRoles === "strict" && !session.hasRole(verb.role)) {
    throw new ProtocolError(`message type ${message.type} needs the role ${verb.role}, which HELLO did not name`);
  }
  // The one request whose id need not be new (spec: AP-PCI-09).
  if (message.type === T.CALL && continueCall(realm, session, message)) return undefined;
  if (verb.request === "new") session.requestIds.accept(message.request);
  const decision = session.permissions === undefined ? undefined : authorize(realm, session, message);
  if (decision instanceof Promise) return hold(realm, session, [message, decision]);
  if (decision === undefined) verb.handle(realm, session, message);
  else refuse(realm, session, [message, decision]);
  return undefined;
}

function refuse(realm: Realm, session: Session, [message, refusal]: [RoutedMessage, Refusal]): void {
  refuseRequest(session, message, refusal);
  announceAuthorizationDenied(realm, session, [message, refusal]);
}

type Undecided = [message: RoutedMessage, decision: Promise<Refusal | undefined>];

function hold(realm: Realm, session: Session, [message, decision]: Undecided): HeldRequest {
  const verb = verbs[message.type] as Verb<RoutedType>;
  const decided = decision.then((refusal) => () => {
    if (realm.sessions.get(session.id) !== session) return;
    if (refusal === undefined) verb.handle(realm, session, message);
    else refuse(realm, session, [message, refusal]);
  });
  return holdRequest(session, message, decided);
}

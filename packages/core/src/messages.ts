import type { Dict } from "./dict.ts";
import type { MessageType } from "./message-type.ts";
import type { Payload } from "./payload.ts";

/*
 * One interface per WAMP message, fields in wire order, named as the spec names them.
 * `message-schema.ts` holds the matching rows; the compiler checks one against the other.
 */

/** `[1, Realm|uri, Details|dict]`, client to router. */
export interface HelloMessage {
  readonly type: typeof MessageType.HELLO;
  readonly realm: string;
  readonly details: Dict;
}

/** `[2, Session|id, Details|dict]`, router to client. */
export interface WelcomeMessage {
  readonly type: typeof MessageType.WELCOME;
  readonly session: number;
  readonly details: Dict;
}

/** `[3, Details|dict, Reason|uri, Arguments|list?, ArgumentsKw|dict?]`, both directions, never answered. */
export interface AbortMessage {
  readonly type: typeof MessageType.ABORT;
  readonly details: Dict;
  readonly reason: string;
  readonly payload: Payload;
}

/** `[4, AuthMethod|string, Extra|dict]`, router to client. */
export interface ChallengeMessage {
  readonly type: typeof MessageType.CHALLENGE;
  readonly authMethod: string;
  readonly extra: Dict;
}

/** `[5, Signature|string, Extra|dict]`, client to router. */
export interface AuthenticateMessage {
  readonly type: typeof MessageType.AUTHENTICATE;
  readonly signature: string;
  readonly extra: Dict;
}

/** `[6, Details|dict, Reason|uri]`, both directions, answered by GOODBYE. */
export interface GoodbyeMessage {
  readonly type: typeof MessageType.GOODBYE;
  readonly details: Dict;
  readonly reason: string;
}

/** `[8, REQUEST.Type|int, REQUEST.Request|id, Details|dict, Error|uri, Arguments|list?, ArgumentsKw|dict?]`. */
export interface ErrorMessage {
  readonly type: typeof MessageType.ERROR;
  readonly requestType: number;
  readonly request: number;
  readonly details: Dict;
  readonly error: string;
  readonly payload: Payload;
}

/** `[16, Request|id, Options|dict, Topic|uri, Arguments|list?, ArgumentsKw|dict?]`. */
export interface PublishMessage {
  readonly type: typeof MessageType.PUBLISH;
  readonly request: number;
  readonly options: Dict;
  readonly topic: string;
  readonly payload: Payload;
}

/** `[17, PUBLISH.Request|id, Publication|id]`. */
export interface PublishedMessage {
  readonly type: typeof MessageType.PUBLISHED;
  readonly request: number;
  readonly publication: number;
}

/** `[32, Request|id, Options|dict, Topic|uri]`. */
export interface SubscribeMessage {
  readonly type: typeof MessageType.SUBSCRIBE;
  readonly request: number;
  readonly options: Dict;
  readonly topic: string;
}

/** `[33, SUBSCRIBE.Request|id, Subscription|id]`. */
export interface SubscribedMessage {
  readonly type: typeof MessageType.SUBSCRIBED;
  readonly request: number;
  readonly subscription: number;
}

/** `[34, Request|id, SUBSCRIBED.Subscription|id]`. */
export interface UnsubscribeMessage {
  readonly type: typeof MessageType.UNSUBSCRIBE;
  readonly request: number;
  readonly subscription: number;
}

/** `[35, UNSUBSCRIBE.Request|id]`; with `details` and request 0 it is a revocation. */
export interface UnsubscribedMessage {
  readonly type: typeof MessageType.UNSUBSCRIBED;
  readonly request: number;
  readonly details?: Dict | undefined;
}

/** `[36, Subscription|id, Publication|id, Details|dict, Arguments|list?, ArgumentsKw|dict?]`. */
export interface EventMessage {
  readonly type: typeof MessageType.EVENT;
  readonly subscription: number;
  readonly publication: number;
  readonly details: Dict;
  readonly payload: Payload;
}

/** `[48, Request|id, Options|dict, Procedure|uri, Arguments|list?, ArgumentsKw|dict?]`. */
export interface CallMessage {
  readonly type: typeof MessageType.CALL;
  readonly request: number;
  readonly options: Dict;
  readonly procedure: string;
  readonly payload: Payload;
}

/** `[49, CALL.Request|id, Options|dict]`. */
export interface CancelMessage {
  readonly type: typeof MessageType.CANCEL;
  readonly request: number;
  readonly options: Dict;
}

/** `[50, CALL.Request|id, Details|dict, Arguments|list?, ArgumentsKw|dict?]`. */
export interface ResultMessage {
  readonly type: typeof MessageType.RESULT;
  readonly request: number;
  readonly details: Dict;
  readonly payload: Payload;
}

/** `[64, Request|id, Options|dict, Procedure|uri]`. */
export interface RegisterMessage {
  readonly type: typeof MessageType.REGISTER;
  readonly request: number;
  readonly options: Dict;
  readonly procedure: string;
}

/** `[65, REGISTER.Request|id, Registration|id]`. */
export interface RegisteredMessage {
  readonly type: typeof MessageType.REGISTERED;
  readonly request: number;
  readonly registration: number;
}

/** `[66, Request|id, REGISTERED.Registration|id]`. */
export interface UnregisterMessage {
  readonly type: typeof MessageType.UNREGISTER;
  readonly request: number;
  readonly registration: number;
}

/** `[67, UNREGISTER.Request|id]`; with `details` and request 0 it is a revocation. */
export interface UnregisteredMessage {
  readonly type: typeof MessageType.UNREGISTERED;
  readonly request: number;
  readonly details?: Dict | undefined;
}

/** `[68, Request|id, Registration|id, Details|dict, Arguments|list?, ArgumentsKw|dict?]`. */
export interface InvocationMessage {
  readonly type: typeof MessageType.INVOCATION;
  readonly request: number;
  readonly registration: number;
  readonly details: Dict;
  readonly payload: Payload;
}

/** `[69, INVOCATION.Request|id, Options|dict]`. */
export interface InterruptMessage {
  readonly type: typeof MessageType.INTERRUPT;
  readonly request: number;
  readonly options: Dict;
}

/** `[70, INVOCATION.Request|id, Options|dict, Arguments|list?, ArgumentsKw|dict?]`. */
export interface YieldMessage {
  readonly type: typeof MessageType.YIELD;
  readonly request: number;
  readonly options: Dict;
  readonly payload: Payload;
}

/** Any WAMP message. */
export type Message =
  | HelloMessage
  | WelcomeMessage
  | AbortMessage
  | ChallengeMessage
  | AuthenticateMessage
  | GoodbyeMessage
  | ErrorMessage
  | PublishMessage
  | PublishedMessage
  | SubscribeMessage
  | SubscribedMessage
  | UnsubscribeMessage
  | UnsubscribedMessage
  | EventMessage
  | CallMessage
  | CancelMessage
  | ResultMessage
  | RegisterMessage
  | RegisteredMessage
  | UnregisterMessage
  | UnregisteredMessage
  | InvocationMessage
  | InterruptMessage
  | YieldMessage;

/** The interface of the message with type code `T`. */
export type MessageOf<T extends MessageType> = Extract<Message, { readonly type: T }>;

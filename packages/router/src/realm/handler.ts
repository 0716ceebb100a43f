import type { MessageOf, MessageType } from "@junctor/core";
import type { Session } from "../session/session.ts";
import type { Realm } from "./realm.ts";

/** The messages of an open session that the realm acts on. */
export type RoutedType = (typeof MessageType)[
  | "PUBLISH"
  | "SUBSCRIBE"
  | "UNSUBSCRIBE"
  | "CALL"
  | "CANCEL"
  | "REGISTER"
  | "UNREGISTER"
  | "YIELD"
  | "ERROR"];

/** Any message a realm acts on. */
export type RoutedMessage = MessageOf<RoutedType>;

/**
 * Acts on one message of a session: checks every refusal, then changes the tables, then says what goes to whom.
 * Never waits and never sends; what it delivers leaves at the end of the turn.
 * @throws {ProtocolError} if the peer broke the protocol; nothing was changed then.
 */
export type Handler<T extends RoutedType> = (realm: Realm, session: Session, message: MessageOf<T>) => void;

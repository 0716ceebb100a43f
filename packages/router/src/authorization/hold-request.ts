import { ErrorUri, MessageType as T } from "@junctor/core";
import type { Message } from "@junctor/core";
import { isCancelMode } from "../dealer/cancel.ts";
import type { RoutedMessage } from "../realm/handler.ts";
import { errorReply } from "../refusal.ts";
import type { Session } from "../session/session.ts";

/** A request that waits for an authorizer. What its session sends meanwhile has to wait behind it. */
export interface HeldRequest {
  /** Fulfilled with what is to be done, if the session is still there. Never rejected. */
  readonly decided: Promise<() => void>;
  /** What is to be done at once if a message takes the request back; it is not decided on any more then. */
  readonly takenBackBy: (message: Message) => (() => void) | undefined;
}

/** Holds a request. A CALL is taken back by a CANCEL, whatever its mode: no callee knows of it yet. */
export function holdRequest(session: Session, message: RoutedMessage, decided: Promise<() => void>): HeldRequest {
  const cancel = (): void => {
    session.outbox.deliver(errorReply(message, { error: ErrorUri.CANCELED }));
  };
  return {
    decided,
    takenBackBy: (other) => (isCancelOf(message, other) ? cancel : undefined),
  };
}

function isCancelOf(message: RoutedMessage, other: Message): boolean {
  if (message.type !== T.CALL || other.type !== T.CANCEL) return false;
  return other.request === message.request && isCancelMode(other.options.mode);
}

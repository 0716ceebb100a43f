import { MessageType as T } from "@junctor/core";
import type { RoutedMessage } from "../realm/handler.ts";
import { errorReply } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";

/** Answers a request by ERROR; a PUBLISH only if its answer was asked for (spec: BP-PS-08, BP-PS-14). */
export function refuseRequest(session: Session, message: RoutedMessage, refusal: Refusal): void {
  if (message.type === T.PUBLISH && message.options.acknowledge !== true) return;
  session.outbox.deliver(errorReply(message, refusal));
}

import { ProtocolError } from "@junctor/core";
import * as MessageType from "@junctor/core/message-types";
import type { ErrorMessage, Message } from "@junctor/core";
import type { Callee } from "../callee/callee.ts";
import type { Caller } from "../caller/caller.ts";
import type { Publisher } from "../publisher/publisher.ts";
import type { Requests } from "../requests/requests.ts";
import type { Subscriber } from "../subscriber/subscriber.ts";

/** Those who handle what arrives in a session. */
export interface Handlers {
  readonly requests: Requests;
  readonly caller: Caller;
  readonly callee: Callee;
  readonly publisher: Publisher;
  readonly subscriber: Subscriber;
}

/**
 * Gives a message to the role it is for. GOODBYE and ABORT are not for a role.
 * @throws {ProtocolError} if it contradicts what the session knows.
 */
export function dispatch(to: Handlers, message: Message): void {
  switch (message.type) {
    case MessageType.RESULT:
      return to.caller.result(message);
    case MessageType.EVENT:
      return to.subscriber.event(message);
    case MessageType.INVOCATION:
      return to.callee.invocation(message);
    case MessageType.PUBLISHED:
      return to.publisher.published(message);
    case MessageType.SUBSCRIBED:
      return to.subscriber.subscribed(message);
    case MessageType.UNSUBSCRIBED:
      return to.subscriber.unsubscribed(message);
    case MessageType.REGISTERED:
      return to.callee.registered(message);
    case MessageType.UNREGISTERED:
      return to.callee.unregistered(message);
    case MessageType.INTERRUPT:
      return to.callee.interrupt(message);
    case MessageType.ERROR:
      return refuse(to.requests, message);
    default:
      throw new ProtocolError(`message ${message.type} is not for a client`);
  }
}

function refuse(requests: Requests, message: ErrorMessage): void {
  switch (message.requestType) {
    case MessageType.PUBLISH:
    case MessageType.SUBSCRIBE:
    case MessageType.UNSUBSCRIBE:
    case MessageType.CALL:
    case MessageType.REGISTER:
    case MessageType.UNREGISTER:
      return requests.refuse(message.requestType, message);
    // About a CANCEL, a YIELD or an ERROR of ours: nobody waits for it (T6, T14).
    case MessageType.CANCEL:
    case MessageType.YIELD:
    case MessageType.INVOCATION:
      return;
    default:
      throw new ProtocolError(`ERROR answers message type ${message.requestType}, which is no request`);
  }
}

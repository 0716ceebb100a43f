import { MessageType as T } from "@junctor/core";
import { matchPolicy } from "../match-policy.ts";
import type { RoutedMessage } from "../realm/handler.ts";
import type { Asked } from "./ask-authorizer.ts";

/**
 * What has to be allowed before a message is acted on (spec: AP-AUTHZ-01). Nothing for messages about what was allowed
 * before, and for match policies nobody knows, which are refused anyway.
 */
export function questionOf(message: RoutedMessage): Asked | undefined {
  switch (message.type) {
    case T.PUBLISH:
      return { message, question: { action: "publish", uri: message.topic, match: "exact" } };
    case T.CALL:
      return { message, question: { action: "call", uri: message.procedure, match: "exact" } };
    case T.SUBSCRIBE: {
      const match = matchPolicy(message.options);
      return match && { message, question: { action: "subscribe", uri: message.topic, match } };
    }
    case T.REGISTER: {
      const match = matchPolicy(message.options);
      return match && { message, question: { action: "register", uri: message.procedure, match } };
    }
    default:
      return undefined;
  }
}

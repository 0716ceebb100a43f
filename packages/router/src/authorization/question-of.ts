import { MessageType as T } from "@junctor/core";
import type { RegisterMessage, SubscribeMessage } from "@junctor/core";
import { matchPolicy } from "../match-policy.ts";
import type { RoutedMessage } from "../realm/handler.ts";
import type { Question } from "./question.ts";

/**
 * What has to be allowed before a message is acted on (spec: AP-AUTHZ-01). Nothing for messages about what was allowed
 * before, and for match policies nobody knows, which are refused anyway.
 */
export function questionOf(message: RoutedMessage): Question | undefined {
  switch (message.type) {
    case T.PUBLISH:
      return { action: "publish", uri: message.topic, match: "exact" };
    case T.CALL:
      return { action: "call", uri: message.procedure, match: "exact" };
    case T.SUBSCRIBE:
      return patternQuestion({ action: "subscribe", uri: message.topic }, message);
    case T.REGISTER:
      return patternQuestion({ action: "register", uri: message.procedure }, message);
    default:
      return undefined;
  }
}

function patternQuestion(
  question: Omit<Question, "match">,
  { options }: SubscribeMessage | RegisterMessage,
): Question | undefined {
  const match = matchPolicy(options);
  return match === undefined ? undefined : { ...question, match };
}

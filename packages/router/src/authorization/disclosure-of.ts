import { MessageType as T } from "@junctor/core";
import type { CallMessage, PublishMessage, RegisterMessage } from "@junctor/core";
import type { Disclosure } from "../disclosure.ts";
import { matchPolicy } from "../match-policy.ts";
import type { Session } from "../session/session.ts";

/**
 * Whether receivers are told who sent a message, or a callee who calls what it registers: as the permission says that
 * the message needs, or the authorizer that was asked, else the role of the session, else the realm.
 */
export function disclosureOf(
  { permissions, disclosure }: Session,
  message: CallMessage | PublishMessage | RegisterMessage,
): Disclosure {
  if (permissions === undefined) return disclosure;
  const said = permissions.disclosureOf(message);
  if (said !== undefined) return said;
  if (message.type === T.PUBLISH) return permissions.ruleOf(message.topic).disclosure;
  if (message.type === T.REGISTER && matchPolicy(message.options) !== "exact") return permissions.disclosure;
  return permissions.ruleOf(message.procedure).disclosure;
}

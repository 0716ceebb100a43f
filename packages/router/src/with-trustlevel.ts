import { MessageType as T } from "@junctor/core";
import type { CallMessage, Dict, PublishMessage } from "@junctor/core";
import type { Session } from "./session/session.ts";
import { checkTrustlevel } from "./trustlevel.ts";
import type { Trustee } from "./trustlevel.ts";

/** Details of an INVOCATION or EVENT with the trustlevel its realm assigns (spec: AP-TRUST-01, AP-TRUST-02). */
export function withTrustlevel(details: Dict, sender: Session, message: CallMessage | PublishMessage): Dict {
  if (sender.trustlevel === undefined) return details;
  const level = typeof sender.trustlevel === "number" ? sender.trustlevel : sender.trustlevel(trustee(sender, message));
  if (level === undefined) return details;
  checkTrustlevel(level);
  return { ...details, trustlevel: level };
}

function trustee({ id, identity }: Session, message: CallMessage | PublishMessage): Trustee {
  if (message.type === T.CALL) return { verb: "call", uri: message.procedure, session: id, identity };
  return { verb: "publish", uri: message.topic, session: id, identity };
}

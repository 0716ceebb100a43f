import { ErrorUri, ProtocolError } from "@junctor/core";
import type { ClientRole, Dict } from "@junctor/core";
import type { Refusal } from "./refusal.ts";
import type { Session } from "./session/session.ts";

/** What a client announces if it can send and read payloads that the router does not look into (spec: AP-PPT-01). */
const FEATURE = "payload_passthru_mode";

/** Whether a message is in payload passthru mode (spec: AP-PPT-02). */
export function isPassthru(attributes: Dict): boolean {
  const scheme = attributes.ppt_scheme;
  return scheme !== undefined && scheme !== "";
}

/**
 * Lets only those use payload passthru mode who announced it.
 * @param attributes Options of CALL, PUBLISH or YIELD, Details of ERROR.
 * @throws {ProtocolError} if the sender did not (spec: AP-PPT-05).
 */
export function requirePassthru(sender: Session, role: ClientRole, attributes: Dict): void {
  if (!isPassthru(attributes) || sender.announces(role, FEATURE)) return;
  throw new ProtocolError(`payload passthru mode needs the feature ${FEATURE}, which HELLO did not name for ${role}`);
}

/** Refuses to give what is in payload passthru mode to one who did not announce it (spec: AP-PPT-07, AP-PPT-08). */
export function refusePassthru(receiver: Session, role: ClientRole, attributes: Dict): Refusal | undefined {
  if (!isPassthru(attributes) || receiver.announces(role, FEATURE)) return undefined;
  return { error: ErrorUri.FEATURE_NOT_SUPPORTED, text: `the ${role} does not support ${FEATURE}` };
}

/** Details with the `ppt_*` attributes that came with the payload, as they came (spec: AP-PPT-04, AP-PPT-15). */
export function carryPassthru(details: Dict, attributes: Dict): Dict {
  if (!isPassthru(attributes)) return details;
  const { ppt_scheme, ppt_serializer, ppt_cipher, ppt_keyid } = attributes;
  const carried: { [key: string]: unknown } = { ...details, ppt_scheme };
  if (ppt_serializer !== undefined) carried.ppt_serializer = ppt_serializer;
  if (ppt_cipher !== undefined) carried.ppt_cipher = ppt_cipher;
  if (ppt_keyid !== undefined) carried.ppt_keyid = ppt_keyid;
  return carried;
}

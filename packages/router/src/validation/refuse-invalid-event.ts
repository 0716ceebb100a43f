import type { PublishMessage } from "@junctor/core";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { declaredChecks } from "./declared-checks.ts";
import { refusePayload } from "./refuse-payload.ts";
import type { Validation } from "./validation.ts";

/** Refuses a publication that does not fit what the realm and its publisher declared (spec: AP-IDL-05). */
export function refuseInvalidEvent(
  validation: Validation | undefined,
  publisher: Session,
  message: PublishMessage,
): Refusal | undefined {
  if (validation === undefined) return undefined;
  const { topic, options, payload } = message;
  const checks = declaredChecks(validation, publisher, { type: "topic", uri: topic });
  if (checks.length === 0) return undefined;
  const own = checks.map((check) => check.own);
  return refusePayload(validation, { use: "event", payload, attributes: options }, own);
}

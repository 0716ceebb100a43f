import type { CallMessage } from "@junctor/core";
import type { Refusal } from "../refusal.ts";
import type { Session } from "../session/session.ts";
import { declaredChecks } from "./declared-checks.ts";
import type { PayloadChecks } from "./payload-checks.ts";
import { refusePayload } from "./refuse-payload.ts";
import type { Validation } from "./validation.ts";

const NONE: readonly PayloadChecks[] = [];

/** What the realm and the callee declared about the procedure of a call; nothing if the realm does not validate. */
export function callChecks(
  validation: Validation | undefined,
  callee: Session,
  { procedure }: CallMessage,
): readonly PayloadChecks[] {
  if (validation === undefined) return NONE;
  return declaredChecks(validation, callee, { type: "procedure", uri: procedure });
}

/** Refuses a call whose arguments do not fit what is declared (spec: AP-IDL-05). */
export function refuseInvalidCall(
  validation: Validation | undefined,
  { options: attributes, payload }: CallMessage,
  checks: readonly PayloadChecks[],
): Refusal | undefined {
  if (validation === undefined || checks.length === 0) return undefined;
  const own = checks.map((check) => check.own);
  return refusePayload(validation, { use: "call", payload, attributes }, own);
}

/** Refuses a further chunk of a call that does not fit what is declared as its input (spec: AP-IDL-05). */
export function refuseInvalidChunk(
  validation: Validation | undefined,
  { options: attributes, payload }: CallMessage,
  checks: readonly PayloadChecks[],
): Refusal | undefined {
  if (validation === undefined || checks.length === 0) return undefined;
  const inputs = checks.map((check) => check.input);
  return refusePayload(validation, { use: "call_progress", payload, attributes }, inputs);
}

import { ErrorUri, PayloadError } from "@junctor/core";
import type { Dict, Payload, SchemaCheck } from "@junctor/core";
import { isPassthru } from "../payload-passthru.ts";
import type { Refusal } from "../refusal.ts";
import type { PayloadCheck } from "./payload-checks.ts";
import type { Validation } from "./validation.ts";

/** What a payload is, in the words of the WAMP catalog, and for people. */
const names = {
  call: "the call",
  call_progress: "the call's progress",
  call_result: "the callee's result",
  call_result_progress: "the callee's progressive result",
  call_error: "the callee's error",
  event: "the event",
} as const;

/** What a payload is for (spec: AP-IDL-05). */
export type PayloadUse = keyof typeof names;

/** A payload and what came with it. */
export interface Checked {
  readonly use: PayloadUse;
  readonly payload: Payload;
  /** Options of CALL, PUBLISH or YIELD, Details of ERROR: a payload in passthru mode is never looked into. */
  readonly attributes: Dict;
}

/**
 * Refuses a payload that does not fit everything it has to fit, and counts that. The refusal names the place as a
 * JSON Pointer into `{ args, kwargs }`, and what should be there; it shows nothing of what is there.
 */
export function refusePayload(
  { counters }: Validation,
  checked: Checked,
  checks: readonly (PayloadCheck | undefined)[],
): Refusal | undefined {
  if (isPassthru(checked.attributes)) return undefined;
  for (const check of checks) {
    const refusal = check === undefined ? undefined : compare(checked, check);
    if (refusal === undefined) continue;
    counters.payloadsRefused++;
    return refusal;
  }
  return undefined;
}

function compare({ use, payload }: Checked, { args, kwargs }: PayloadCheck): Refusal | undefined {
  try {
    return (
      compareOne(use, args && [args, payload.args], "/args") ??
      compareOne(use, kwargs && [kwargs, payload.kwargs], "/kwargs")
    );
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    const text = `the payload of ${names[use]} cannot be read: ${error.message}`;
    return { error: ErrorUri.INVALID_ARGUMENT, text, kwargs: { payload: use } };
  }
}

function compareOne(
  use: PayloadUse,
  pair: readonly [SchemaCheck, unknown] | undefined,
  root: string,
): Refusal | undefined {
  if (pair === undefined) return undefined;
  const [check, value] = pair;
  const violation = check(value);
  if (violation === undefined) return undefined;
  const { expected } = violation;
  const pointer = root + violation.pointer;
  const text = `${pointer} of ${names[use]} must be ${expected}`;
  return { error: ErrorUri.INVALID_ARGUMENT, text, kwargs: { payload: use, pointer, expected } };
}

import { WampError } from "@junctor/core";
import type { Refusal } from "../refusal.ts";

/**
 * Does nothing without a refusal.
 * @throws {WampError} what a refusal says.
 */
export function throwRefusal(refusal: Refusal | undefined): void {
  if (refusal === undefined) return;
  const { error, text, kwargs } = refusal;
  throw new WampError(error, { args: text === undefined ? [] : [text], kwargs });
}

import { Payload } from "@junctor/core";
import { Result } from "./caller/result.ts";

/** What is sent for a value: a `Result` as it is, anything else as the one argument, `undefined` as nothing. */
export function payloadOf(value: unknown): Payload {
  if (value === undefined) return Payload.EMPTY;
  return value instanceof Result ? Payload.of(value.args, value.kwargs) : Payload.of([value]);
}

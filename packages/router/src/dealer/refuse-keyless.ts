import { ErrorUri } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Refusal } from "../refusal.ts";
import type { Registration } from "./registrations.ts";

/** Refuses a call without the key that decides which callee gets it. */
export function refuseKeyless({ invoke }: Registration, options: Dict): Refusal | undefined {
  if (invoke !== "x_hash" || options.rkey !== undefined) return undefined;
  const text = "rkey: a key is needed to call this procedure, since its callees share the calls by x_hash";
  return { error: ErrorUri.INVALID_ARGUMENT, text };
}

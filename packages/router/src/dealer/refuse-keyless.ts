import { ErrorUri } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Refusal } from "../refusal.ts";
import type { Registration } from "./registrations.ts";

const unknownRunmode: Refusal = { error: ErrorUri.OPTION_NOT_ALLOWED, text: 'runmode can only be "partition"' };

const keylessPartition: Refusal = {
  error: ErrorUri.INVALID_ARGUMENT,
  text: 'rkey: a key is needed with the runmode "partition"',
};

/** Refuses a call without the key that decides which callee gets it (spec: AP-SHARD-01). */
export function refuseKeyless({ invoke }: Registration, options: Dict): Refusal | undefined {
  if (options.runmode !== undefined && options.runmode !== "partition") return unknownRunmode;
  if (options.rkey !== undefined) return undefined;
  if (options.runmode !== undefined) return keylessPartition;
  if (invoke !== "x_hash") return undefined;
  const text = "rkey: a key is needed to call this procedure, since its callees share the calls by x_hash";
  return { error: ErrorUri.INVALID_ARGUMENT, text };
}

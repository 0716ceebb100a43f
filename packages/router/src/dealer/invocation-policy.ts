import { ErrorUri } from "@junctor/core";
import type { Refusal } from "../refusal.ts";

const policies = ["single", "first", "last", "roundrobin", "random", "least_loaded", "x_hash"] as const;

/**
 * How the calls of a registration are shared among its callees: `REGISTER.Options.invoke` (spec: AP-SHREG-01). Beyond
 * the specification `least_loaded` takes who has the fewest invocations to answer, in turn if several have, and
 * `x_hash` who works for the node that `CALL.Options.rkey` belongs to.
 */
export type InvocationPolicy = (typeof policies)[number];

/** Reads `REGISTER.Options.invoke`: `single` if it is missing, or no policy and to be refused. */
export function readInvocationPolicy(invoke: unknown): InvocationPolicy {
  return policies.find((policy) => policy === invoke) ?? "single";
}

/** Refuses what is no policy (spec: T28). */
export function refuseInvocationPolicy(invoke: unknown): Refusal | undefined {
  if (invoke === undefined || policies.some((policy) => policy === invoke)) return undefined;
  return { error: ErrorUri.OPTION_NOT_ALLOWED, text: `invoke is one of ${policies.join(", ")}` };
}

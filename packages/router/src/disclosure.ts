import { ErrorUri } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Refusal } from "./refusal.ts";

/**
 * Whether receivers are told who published or called: `allow`, if it is asked for; `never`, and asking is refused;
 * `always`, asked or not (spec: AP-PID-03, AP-CID-03).
 */
export type DisclosurePolicy = "allow" | "never" | "always";

/** The policies of a realm. */
export interface Disclosure {
  readonly publisher: DisclosurePolicy;
  readonly caller: DisclosurePolicy;
}

const disallowed: Refusal = { error: ErrorUri.OPTION_DISALLOWED_DISCLOSE_ME };

/** Refuses a request for disclosure where there never is any, whoever asks (spec: T7). */
export function refuseDisclosure(policy: DisclosurePolicy, asked: unknown): Refusal | undefined {
  return policy === "never" && asked === true ? disallowed : undefined;
}

/** Whether the sender of a message is disclosed: `disclose_me` is its wish. */
export function isDisclosed(policy: DisclosurePolicy, { disclose_me: asked }: Dict): boolean {
  return policy === "always" || (policy === "allow" && asked === true);
}

/** Whether a callee is told who calls, whatever the callers wish: `disclose_caller` is its wish (spec: AP-CID-04). */
export function disclosesCallers(policy: DisclosurePolicy, { disclose_caller: asked }: Dict): boolean {
  return policy === "always" || (policy === "allow" && asked === true);
}

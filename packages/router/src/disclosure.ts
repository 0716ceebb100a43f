import { ErrorUri } from "@junctor/core";
import type { Dict } from "@junctor/core";
import type { Refusal } from "./refusal.ts";

/**
 * Whether receivers are told who published or called: `allow`, if it is asked for; `never`, and asking is refused;
 * `always`, asked or not (spec: AP-PID-03, AP-CID-03).
 */
export type DisclosurePolicy = "allow" | "never" | "always";

/** The policies of a realm, a role, or a role for some URIs: about who publishes, and who calls. */
export interface Disclosure {
  readonly publisher: DisclosurePolicy;
  readonly caller: DisclosurePolicy;
}

/** What holds where nobody says anything. */
export const allowedDisclosure: Disclosure = { publisher: "allow", caller: "allow" };

const disallowed: Refusal = { error: ErrorUri.OPTION_DISALLOWED_DISCLOSE_ME };

/** Refuses a request for disclosure where there never is any, whoever asks (spec: T7). */
export function refuseDisclosure(policy: DisclosurePolicy, asked: unknown): Refusal | undefined {
  return policy === "never" && asked === true ? disallowed : undefined;
}

/**
 * Whether the sender of a message is disclosed.
 * @param wished whether somebody wishes it: the sender (`disclose_me`), or a callee for its callers (spec: AP-CID-02).
 */
export function isDisclosed(policy: DisclosurePolicy, wished: boolean): boolean {
  return policy === "always" || (policy === "allow" && wished);
}

/** Policies with the gaps filled in. */
export function inheritDisclosure(own: Partial<Disclosure> | undefined, inherited: Disclosure): Disclosure {
  return { publisher: own?.publisher ?? inherited.publisher, caller: own?.caller ?? inherited.caller };
}

/** Whether a callee is told who calls, whatever the callers wish: `disclose_caller` is its wish (spec: AP-CID-04). */
export function disclosesCallers(policy: DisclosurePolicy, { disclose_caller: asked }: Dict): boolean {
  return policy === "always" || (policy === "allow" && asked === true);
}

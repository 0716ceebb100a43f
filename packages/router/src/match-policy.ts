import { ErrorUri, isPattern } from "@junctor/core";
import type { Dict, MatchPolicy, UriRule } from "@junctor/core";
import { reservedUri } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { isRouterUri } from "./router-uri.ts";

/** What SUBSCRIBE and REGISTER name: a string and how it matches. */
export interface Pattern {
  readonly uri: string;
  readonly match: MatchPolicy;
}

/** The refusal of a match policy that nobody knows (spec: T28). */
export const unknownMatch: Refusal = {
  error: ErrorUri.OPTION_NOT_ALLOWED,
  text: 'match may be "exact", "prefix" or "wildcard"',
};

/** The policy that Options name, `exact` if they name none, or nothing if nobody knows it (spec: AP-PSUB-01). */
export function matchPolicy({ match = "exact" }: Dict): MatchPolicy | undefined {
  return match === "exact" || match === "prefix" || match === "wildcard" ? match : undefined;
}

/** Refuses what is no pattern under its match policy (spec: BP-URI-03, BP-URI-06, BP-URI-09, T18). */
export function refusePattern({ uri, match }: Pattern, rule: UriRule): Refusal | undefined {
  if (isPattern(uri, match, rule)) return undefined;
  return { error: ErrorUri.INVALID_URI, text: `not a valid ${match} pattern under the ${rule} rule` };
}

/** Refuses what `refusePattern` refuses, and what starts with the component `wamp` (spec: BP-URI-07, T19). */
export function refuseApplicationPattern(pattern: Pattern, rule: UriRule): Refusal | undefined {
  return isRouterUri(pattern.uri) ? reservedUri : refusePattern(pattern, rule);
}

import type { Dict, MatchPolicy } from "@junctor/core";

/** The ids of registrations or subscriptions, in one list for each match policy (spec: AP-MREG-06, AP-MSUB-05). */
export function idsByMatch(all: Iterable<{ readonly id: number; readonly match: MatchPolicy }>): Dict {
  const ids: { readonly [Match in MatchPolicy]: number[] } = { exact: [], prefix: [], wildcard: [] };
  for (const { id, match } of all) ids[match].push(id);
  return ids;
}

import { MAX_URI_COMPONENTS } from "@junctor/core";
import type { Pattern } from "../match-policy.ts";
import { isRouterUri } from "../router-uri.ts";

/** A component, or the end of one, that no rule names: URIs and patterns have no such character. */
const FRESH = "#";

/**
 * A few URIs that stand for all that a pattern matches: if each of them has a rule that allows something, all of them
 * have. For every rule that is the most specific one about any URI the pattern matches there is a witness it is
 * the most specific one about, and so there is for those no rule is about. Another component, and another letter, is
 * always taken to be possible, however long the URI.
 *
 * As with the events and calls under `wamp`, a pattern means those only if it starts with that component.
 */
export function witnesses(pattern: Pattern, rules: readonly Pattern[]): readonly string[] {
  const found = pattern.match === "prefix" ? ofPrefix(pattern.uri, rules) : ofWildcard(pattern.uri, rules);
  return isRouterUri(pattern.uri) ? found : found.filter((uri) => !isRouterUri(uri));
}

function ofPrefix(prefix: string, rules: readonly Pattern[]): string[] {
  // More components than any wildcard has, so that only a prefix can be about it.
  const found = [`${prefix}${FRESH}${`.${FRESH}`.repeat(MAX_URI_COMPONENTS)}`];
  for (const { uri, match } of rules) {
    if (match === "wildcard") found.push(...meetPrefix(uri, prefix));
    else if (uri.startsWith(prefix)) found.push(match === "exact" ? uri : uri + FRESH);
  }
  // Under the prefix `wamp` other rules are about `wamp.x` than about `wampx`.
  const isComponent = prefix === "wamp" || prefix === "junctor";
  return isComponent ? [...found, prefix, ...ofPrefix(`${prefix}.`, rules)] : found;
}

function ofWildcard(wildcard: string, rules: readonly Pattern[]): string[] {
  const found = meetWildcard(wildcard, wildcard);
  for (const { uri, match } of rules) {
    if (match === "prefix") found.push(...meetPrefix(wildcard, uri));
    else found.push(...meetWildcard(wildcard, uri));
  }
  return found;
}

/** A URI that a wildcard pattern and another, or a URI, match, if there is one. */
function meetWildcard(wildcard: string, other: string): string[] {
  const [components, others] = [wildcard.split("."), other.split(".")];
  if (components.length !== others.length) return [];
  const met = components.map((component, at) => meet(component, others[at] ?? ""));
  return met.includes(undefined) ? [] : [met.join(".")];
}

function meet(one: string, other: string): string | undefined {
  if (one === "" || other === "" || one === other) return one || other || FRESH;
  return undefined;
}

/** A URI that a wildcard pattern and a prefix match, if there is one. */
function meetPrefix(wildcard: string, prefix: string): string[] {
  const [components, starts] = [wildcard.split("."), prefix.split(".")];
  const end = starts.length - 1;
  if (components.length <= end) return [];
  const met = components.map((component, at) => {
    if (at !== end) return meet(component, starts[at] ?? "");
    const start = starts[end] ?? "";
    if (component === "") return start + FRESH;
    return component.startsWith(start) ? component : undefined;
  });
  return met.includes(undefined) ? [] : [met.join(".")];
}

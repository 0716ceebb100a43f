import type { MatchPolicy } from "@junctor/core";
import type { ModelPattern } from "./model-session.ts";

/** Whether a pattern matches a URI: the definition, with no thought of speed. */
export function matches({ uri: pattern, match }: ModelPattern, uri: string): boolean {
  if (match === "exact") return pattern === uri;
  if (match === "prefix") return uri.startsWith(pattern);
  const wanted = pattern.split(".");
  const given = uri.split(".");
  return wanted.length === given.length && wanted.every((component, i) => component === "" || component === given[i]);
}

/** The pattern of those that match a URI which a CALL goes to: exact, longest prefix, most leading literals. */
export function best<P extends ModelPattern>(patterns: readonly P[], uri: string): P | undefined {
  const found = patterns.filter((pattern) => matches(pattern, uri));
  return found.sort((one, other) => (rank(one) < rank(other) ? 1 : -1))[0];
}

/** Compares as strings. */
function rank({ uri, match }: ModelPattern): string {
  if (match === "exact") return "2";
  if (match === "prefix") return `1${String(uri.length).padStart(5, "0")}`;
  return `0${uri
    .split(".")
    .map((component) => (component === "" ? "0" : "1"))
    .join("")}`;
}

/** The URIs scripted clients use: those that are no URI under the loose rule, and those of the router. */
export function isRefused(uri: string): boolean {
  return uri.includes(" ") || uri.startsWith("wamp.");
}

/** A match policy, if `match` is one. */
export function asMatchPolicy(match: unknown): MatchPolicy | undefined {
  return match === "exact" || match === "prefix" || match === "wildcard" ? match : undefined;
}

/** Which of the spec's two URI rules applies (spec: "URIs"; BP-URI-02, BP-URI-04). */
export type UriRule = "loose" | "strict";

/** How a pattern matches URIs (spec: "Pattern-based Subscriptions"). */
export type MatchPolicy = "exact" | "prefix" | "wildcard";

/** The longest URI accepted, in UTF-16 code units. Longer ones are invalid. */
export const MAX_URI_LENGTH = 512;

/** The most components a URI may have. */
export const MAX_URI_COMPONENTS = 32;

const DOT = 0x2e;
const HASH = 0x23;

/** Whether `uri` is a valid URI without empty components, as topics, procedures, errors and realms are. */
export function isUri(uri: string, rule: UriRule = "loose"): boolean {
  return scan(uri, rule, "none");
}

/**
 * Whether `pattern` is valid for a match policy: an exact pattern is a URI, a prefix pattern may end in one
 * empty component (and be empty: it matches all), a wildcard pattern may have any number of them.
 */
export function isPattern(pattern: string, match: MatchPolicy, rule: UriRule = "loose"): boolean {
  switch (match) {
    case "exact":
      return scan(pattern, rule, "none");
    case "prefix":
      return scan(pattern, rule, "last");
    case "wildcard":
      return scan(pattern, rule, "any");
  }
}

/** Whether the first component is `wamp`, which the spec reserves (spec: BP-URI-07). */
export function isReservedUri(uri: string): boolean {
  return uri === "wamp" || uri.startsWith("wamp.");
}

/** One pass, no regular expression, so that no input can make it slow. */
function scan(uri: string, rule: UriRule, empty: "none" | "last" | "any"): boolean {
  if (uri.length > MAX_URI_LENGTH) return false;
  const allowed = rule === "strict" ? isStrictUnit : isLooseUnit;
  let components = 1;
  let start = 0;
  for (let at = 0; at < uri.length; at++) {
    const unit = uri.charCodeAt(at);
    if (unit !== DOT) {
      if (!allowed(unit)) return false;
      continue;
    }
    if (at === start && empty !== "any") return false;
    start = at + 1;
    if (++components > MAX_URI_COMPONENTS) return false;
  }
  return start < uri.length || empty !== "none";
}

function isStrictUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
}

function isLooseUnit(unit: number): boolean {
  return unit !== HASH && !isWhitespace(unit);
}

/** The code units `\s` of a JavaScript regular expression stands for. */
function isWhitespace(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0xa0;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

import { isPattern, isUri, MAX_ID } from "@junctor/core";
import type { MatchPolicy, UriRule } from "@junctor/core";

/** A type of WAMP as a `format` of JSON Schema. */
export interface WampFormat {
  /** To be read behind "must be". */
  readonly expected: string;
  /** Values of another JSON type fit, as JSON Schema has it; `type` is what refuses them. */
  readonly fits: (value: unknown) => boolean;
}

/**
 * The types that WAMP IDL names, as formats (spec: "WAMP IDs and URIs", AP-IDL-02, AP-IDL-03). URIs are those the
 * router takes: within the limits of `@junctor/core` for length and number of components.
 */
export const wampFormats: { readonly [format: string]: WampFormat } = {
  wampid: { expected: "a WAMP id: an integer in 1 .. 2^53", fits: isNoNumberOrId },
  wampname: component("loose"),
  wampname_s: component("strict"),
  wampuri: uri("loose"),
  wampuri_s: uri("strict"),
  wampuri_p: pattern("wildcard", "loose"),
  wampuri_sp: pattern("wildcard", "strict"),
  wampuri_pp: pattern("prefix", "loose"),
  wampuri_spp: pattern("prefix", "strict"),
};

function isNoNumberOrId(value: unknown): boolean {
  if (typeof value === "bigint") return value >= 1n && value <= BigInt(MAX_ID);
  return typeof value !== "number" || (Number.isInteger(value) && value >= 1 && value <= MAX_ID);
}

function component(rule: UriRule): WampFormat {
  return ofText(`a URI component under the ${rule} rule`, (text) => !text.includes(".") && isUri(text, rule));
}

function uri(rule: UriRule): WampFormat {
  return ofText(`a URI under the ${rule} rule`, (text) => isUri(text, rule));
}

function pattern(match: MatchPolicy, rule: UriRule): WampFormat {
  const what = match === "prefix" ? "a URI or the prefix of one" : "a URI or a pattern of URIs";
  return ofText(`${what} under the ${rule} rule`, (text) => isPattern(text, match, rule));
}

function ofText(expected: string, fits: (text: string) => boolean): WampFormat {
  return { expected, fits: (value) => typeof value !== "string" || fits(value) };
}

import type { JsonSchema } from "@junctor/core";

/** One schema of the JSON Schema test suite, and values that fit it or do not. */
export interface SuiteGroup {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

declare global {
  interface ImportMeta {
    glob(pattern: string, options: object): { readonly [path: string]: string };
  }
}

// As text: an object literal with a member `__proto__` would be another object.
const files = import.meta.glob("../test-suite/*.json", { eager: true, query: "?raw", import: "default" });

/** The groups of every file of `test-suite`, by the keyword they are about. */
export const testSuite: readonly (readonly [keyword: string, groups: readonly SuiteGroup[]])[] = Object.entries(
  files,
).map(([path, text]) => [path.replace(/^.*\/|\.json$/g, ""), JSON.parse(text) as SuiteGroup[]]);

/** Groups whose schemas need what is not supported here: the keyword, and how the description begins. */
export const unsupported: readonly string[] = [
  "defs: validate definition against metaschema",
  "not: collect annotations inside a 'not'",
  "pattern: pattern with Unicode property escape",
  "patternProperties: patternProperties with Unicode property escape",
  "ref: $id must be resolved against nearest",
  "ref: Recursive references between schemas",
  "ref: URN base URI with URN",
  "ref: URN ref with nested pointer ref",
  "ref: order of evaluation",
  "ref: ref creates new scope when adjacent to keywords",
  "ref: ref to else",
  "ref: ref to if",
  "ref: ref to then",
  "ref: ref with absolute-path-reference",
  "ref: refs with relative uris and defs",
  "ref: relative refs with absolute uris and defs",
  "ref: remote ref, containing refs itself",
  "ref: simple URN base URI with $ref via the URN",
];

import type { Keyword } from "./keyword.ts";
import { arrayKeywords } from "./keywords/arrays.ts";
import { combiningKeywords } from "./keywords/combining.ts";
import { numberKeywords } from "./keywords/numbers.ts";
import { objectKeywords } from "./keywords/objects.ts";
import { stringKeywords } from "./keywords/strings.ts";
import { valueKeywords } from "./keywords/values.ts";

/** Every keyword that is checked. What stands neither here nor in `refused` is a note, as JSON Schema has it. */
export const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ...valueKeywords,
  ...numberKeywords,
  ...stringKeywords,
  ...arrayKeywords,
  ...objectKeywords,
  ...combiningKeywords,
]);

/** Keywords that would change what values fit, and that nobody checks here: better refused than overlooked. */
export const refused: ReadonlySet<string> = new Set([
  "$anchor",
  "$dynamicAnchor",
  "$dynamicRef",
  "$recursiveAnchor",
  "$recursiveRef",
  "dependencies",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

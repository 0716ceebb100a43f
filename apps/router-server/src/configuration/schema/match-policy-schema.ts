import { oneOf } from "./section.ts";

/** How URIs are matched. */
export const matchPolicy = oneOf(["exact", "prefix", "wildcard"], {
  description: "How URIs are matched: this one, all that begin so, or all that fill its empty components.",
  default: "exact",
});

import type { Dict } from "@junctor/core";
import type { Declared } from "./declared.ts";

/** A declaration as reflection tells it: what was declared, and the URI and the match policy it was declared for. */
export function describeDeclared(declared: Declared | undefined): Dict | undefined {
  if (declared === undefined) return undefined;
  const { declaration, uri, match } = declared;
  return { ...declaration, uri, match };
}

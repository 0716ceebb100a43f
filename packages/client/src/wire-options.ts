import { EMPTY_DICT } from "@junctor/core";
import type { Dict } from "@junctor/core";

/** The Options dictionary of a message: the known attributes that are given, and the custom ones. */
export function wireOptions(known: Dict, custom?: Dict): Dict {
  const given = Object.entries(known).filter(([, value]) => value !== undefined);
  if (custom !== undefined) given.push(...Object.entries(custom));
  return given.length === 0 ? EMPTY_DICT : Object.fromEntries(given);
}

import { isUri } from "@junctor/core";

const SPECIAL = /[\\^$.|?+()[\]{}]/g;

/**
 * What matches the names of a template. Takes time in proportion to a name, whatever it is.
 * @throws {RangeError} if they are no URI, or have no `*`, or several in a component.
 */
export function compileNames(names: string): RegExp {
  const components = names.split(".");
  if (!names.includes("*") || components.some((each) => each.split("*").length > 2)) {
    throw new RangeError(`the names "${names}" of a template need *, at most once in a component`);
  }
  if (!isUri(sampleName(names))) throw new RangeError(`the names "${names}" of a template are no valid URI`);
  return new RegExp(`^${names.replace(SPECIAL, "\\$&").replaceAll("*", "[^.]+")}$`);
}

/** A name that a template has. */
export function sampleName(names: string): string {
  return names.replaceAll("*", "x");
}

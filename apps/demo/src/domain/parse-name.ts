/** The longest name of a person, in UTF-16 code units. Longer ones are cut. */
export const MAX_NAME_LENGTH = 24;

/** A name as it may be shown: on one line, trimmed, cut; undefined if nothing is left or it is no text. */
export function parseName(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const name = value
    .slice(0, MAX_NAME_LENGTH * 4)
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, MAX_NAME_LENGTH);
  return name === "" ? undefined : name;
}

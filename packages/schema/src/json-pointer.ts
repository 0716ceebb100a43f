/** A key as JSON Pointers write it (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/**
 * The keys of the JSON Pointer in a URI fragment; undefined if it is none.
 * @param fragment what stands behind `#`
 */
export function readFragment(fragment: string): readonly string[] | undefined {
  if (fragment === "") return [];
  if (!fragment.startsWith("/")) return undefined;
  try {
    const parts = decodeURIComponent(fragment).slice(1).split("/");
    return parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch {
    return undefined;
  }
}

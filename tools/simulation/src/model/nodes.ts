/** The node that a key belongs to: of all the one with the highest score, of equals the first by name. */
export function nodeOf(key: string, names: readonly string[]): string | undefined {
  const scored = [...new Set(names)].map((name) => ({ name, score: mix(hash(key) ^ mix(hash(name))) }));
  scored.sort((one, other) => other.score - one.score || (one.name < other.name ? -1 : 1));
  return scored[0]?.name;
}

/** FNV-1a. */
function hash(text: string): number {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).reduce(
    (sum, code) => Math.imul(sum ^ code, 0x01000193),
    0x811c9dc5,
  );
}

/** The finalizer of MurmurHash3. */
function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

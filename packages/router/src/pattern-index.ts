import type { MatchPolicy } from "@junctor/core";

/**
 * What is held under URI patterns, found by the URIs they match; broker and dealer share it.
 * Only `add` and `remove` edit it. Exact patterns for now: others are refused before they get here.
 */
export class PatternIndex<Value> {
  readonly #exact = new Map<string, Value>();

  /** How many patterns are held. */
  get size(): number {
    return this.#exact.size;
  }

  /** What is held under this very pattern. */
  get(pattern: string, match: MatchPolicy): Value | undefined {
    return match === "exact" ? this.#exact.get(pattern) : undefined;
  }

  /** Puts `value` under a pattern that holds nothing. */
  add(pattern: string, match: MatchPolicy, value: Value): void {
    if (match === "exact") this.#exact.set(pattern, value);
  }

  /** Empties a pattern. */
  remove(pattern: string, match: MatchPolicy): void {
    if (match === "exact") this.#exact.delete(pattern);
  }

  /** What matches `uri`. */
  match(uri: string): readonly Value[] {
    const value = this.#exact.get(uri);
    return value === undefined ? [] : [value];
  }

  /** What matches `uri` best: a CALL goes there. */
  best(uri: string): Value | undefined {
    return this.#exact.get(uri);
  }
}

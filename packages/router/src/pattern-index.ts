import type { MatchPolicy } from "@junctor/core";
import { PrefixTrie } from "./prefix-trie.ts";
import { WildcardTrie } from "./wildcard-trie.ts";

const NOTHING: readonly never[] = [];

/**
 * What is held under URI patterns, found by the URIs they match; broker and dealer share it.
 * The same string under another match policy is another pattern (spec: AP-PSUB-06, AP-PREG-08).
 * Only `add` and `remove` edit it. What a match costs depends on the URI, and nothing extra while all is exact.
 */
export class PatternIndex<Value> {
  readonly #exact = new Map<string, Value>();
  readonly #prefix = new PrefixTrie<Value>();
  readonly #wildcard = new WildcardTrie<Value>();

  /** How many patterns are held. */
  get size(): number {
    return this.#exact.size + this.#prefix.size + this.#wildcard.size;
  }

  /** Whether anything is held under a prefix or a wildcard. */
  get hasPatterns(): boolean {
    return this.#prefix.size + this.#wildcard.size > 0;
  }

  /** What is held under this very pattern. */
  get(pattern: string, match: MatchPolicy): Value | undefined {
    switch (match) {
      case "exact":
        return this.#exact.get(pattern);
      case "prefix":
        return this.#prefix.get(pattern);
      case "wildcard":
        return this.#wildcard.get(pattern);
    }
  }

  /** Puts `value` under a valid pattern that holds nothing. */
  add(pattern: string, match: MatchPolicy, value: Value): void {
    if (match === "exact") this.#exact.set(pattern, value);
    else if (match === "prefix") this.#prefix.add(pattern, value);
    else this.#wildcard.add(pattern, value);
  }

  /** Empties a pattern that holds something. */
  remove(pattern: string, match: MatchPolicy): void {
    if (match === "exact") this.#exact.delete(pattern);
    else if (match === "prefix") this.#prefix.remove(pattern);
    else this.#wildcard.remove(pattern);
  }

  /** Everything that matches `uri`: exact, then prefixes from the shortest on, then wildcards from the best on. */
  match(uri: string): readonly Value[] {
    const exact = this.#exact.get(uri);
    if (!this.hasPatterns) return exact === undefined ? NOTHING : [exact];
    const found = exact === undefined ? [] : [exact];
    if (this.#prefix.size > 0) this.#prefix.match(uri, found);
    if (this.#wildcard.size > 0) this.#wildcard.match(uri, found);
    return found;
  }

  /**
   * What matches `uri` best, so that a CALL goes there: exact, else the longest prefix, else the wildcard pattern
   * whose literal components come first (spec: AP-PREG-04 to AP-PREG-06, T8, T27).
   */
  best(uri: string): Value | undefined {
    return this.#exact.get(uri) ?? this.#longestPrefix(uri) ?? this.#bestWildcard(uri);
  }

  #longestPrefix(uri: string): Value | undefined {
    if (this.#prefix.size === 0) return undefined;
    const found: Value[] = [];
    this.#prefix.match(uri, found);
    return found.at(-1);
  }

  #bestWildcard(uri: string): Value | undefined {
    if (this.#wildcard.size === 0) return undefined;
    const found: Value[] = [];
    this.#wildcard.match(uri, found);
    return found[0];
  }
}

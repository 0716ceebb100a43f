import type { DeclarationType } from "@junctor/core";
import { PatternIndex } from "../pattern-index.ts";
import type { Declared, Definer } from "./declared.ts";

/** A URI, or a pattern, and what was declared about it. */
type Place = Pick<Declared, "type" | "uri" | "match">;

/**
 * Everything that is declared in a realm. Several sessions may declare the same, as callees that share a procedure do:
 * what is told of it is the realm's own declaration, or else that of the session which declared it first.
 */
export class Directory {
  readonly #byType = new Map<DeclarationType, Map<string, Declared[]>>();
  readonly #patterns = new Map<DeclarationType, PatternIndex<Declared[]>>();

  /** Adds a declaration, or replaces what the same definer declared at the same place. */
  add(declared: Declared): void {
    const all = this.#find(declared) ?? this.#create(declared);
    const index = all.findIndex(({ definer }) => definer === declared.definer);
    const [replaced] = index < 0 ? [] : all.splice(index, 1, declared);
    if (replaced === undefined) all.push(declared);
    else declared.definer?.declarations.delete(replaced);
    declared.definer?.declarations.add(declared);
  }

  /** Takes away what a session declared. */
  remove(declared: Declared): void {
    declared.definer?.declarations.delete(declared);
    const all = this.#find(declared) ?? [];
    const index = all.indexOf(declared);
    if (index >= 0) all.splice(index, 1);
    if (all.length > 0) return;
    this.#byType.get(declared.type)?.delete(keyOf(declared));
    this.#patterns.get(declared.type)?.remove(declared.uri, declared.match);
  }

  /** Takes away all that a session declared. Returns it. */
  removeAll(definer: Definer): readonly Declared[] {
    if (definer.declarations.size === 0) return NOTHING;
    const removed = Array.from(definer.declarations);
    for (const declared of removed) this.remove(declared);
    return removed;
  }

  /** What is told of a place. */
  at(place: Place): Declared | undefined {
    return this.#find(place)?.[0];
  }

  /** What is told of a URI: the declaration that matches it best. */
  best(type: DeclarationType, uri: string): Declared | undefined {
    return this.#patterns.get(type)?.best(uri)?.[0];
  }

  /** The best of those that one definer made and that match a URI; `undefined` is the realm. */
  bestOf(definer: Definer | undefined, type: DeclarationType, uri: string): Declared | undefined {
    let best: Declared | undefined;
    for (const all of this.#patterns.get(type)?.match(uri) ?? NOTHING) {
      const declared = all.find((candidate) => candidate.definer === definer);
      // They come as exact, prefixes from the shortest on, wildcards from the best on.
      if (declared !== undefined && (best === undefined || isLongerPrefix(declared, best))) best = declared;
    }
    return best;
  }

  /** Everything of a type, each place once. */
  list(type: DeclarationType): readonly Declared[] {
    return Array.from(this.#byType.get(type)?.values() ?? NOTHING, ([declared]) => declared as Declared);
  }

  #find(place: Place): Declared[] | undefined {
    return this.#byType.get(place.type)?.get(keyOf(place));
  }

  #create(place: Place): Declared[] {
    const all: Declared[] = [];
    getOrCreate(this.#byType, place.type, () => new Map<string, Declared[]>()).set(keyOf(place), all);
    getOrCreate(this.#patterns, place.type, () => new PatternIndex<Declared[]>()).add(place.uri, place.match, all);
    return all;
  }
}

const NOTHING: readonly never[] = [];

/** The same string under another match policy is another place. */
function keyOf({ uri, match }: Place): string {
  return `${match} ${uri}`;
}

function isLongerPrefix(declared: Declared, best: Declared): boolean {
  return declared.match === "prefix" && best.match === "prefix";
}

function getOrCreate<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}
